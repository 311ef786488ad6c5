package io.nicebeach.data.synth;

/** How loud a sound is from sample to sample. */
final class Envelope {
  private Envelope() {}

  /**
   * Rises evenly, then falls to 1/e of what it is within each time of decay.
   *
   * @param attack in seconds
   * @param decay in seconds
   * @return the same array, changed
   */
  static double[] struck(double[] sound, double attack, double decay) {
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / Track.RATE;
      sound[i] *= Math.min(1, t / attack) * Math.exp(-Math.max(0, t - attack) / decay);
    }
    return sound;
  }

  /**
   * Swells and dies away like half a period of a sine; the smaller the exponent, the longer it
   * stays loud.
   *
   * @return the same array, changed
   */
  static double[] swelling(double[] sound, double exponent) {
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= Math.pow(Math.sin(Math.PI * (i + 0.5) / sound.length), exponent);
    }
    return sound;
  }

  /**
   * Grows and shrinks by a share of itself.
   *
   * @return the same array, changed
   */
  static double[] trembling(double[] curve, double share, double hertz) {
    for (int i = 0; i < curve.length; i++) {
      curve[i] *= 1 + share * Math.sin(2 * Math.PI * hertz * i / Track.RATE);
    }
    return curve;
  }

  /**
   * Switched on and off, within a few milliseconds.
   *
   * @return the same array, changed
   */
  static double[] switched(double[] sound) {
    double edge = 0.004 * Track.RATE;
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= Math.min(1, Math.min(i, sound.length - 1 - i) / edge);
    }
    return sound;
  }
}
