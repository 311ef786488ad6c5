package io.nicebeach.data.synth;

/** Periodic sounds. */
final class Oscillator {
  /** Above this share of the sampling rate nothing sounds. */
  private static final double HIGHEST = 0.475;

  private static final double INAUDIBLE = 1e-4;

  private Oscillator() {}

  /**
   * A tone and its harmonics.
   *
   * @param hertz of the tone, from sample to sample
   * @param tilt the harmonic k is weaker than the first by k to the power of this, and by chance
   */
  static double[] harmonics(Dice dice, double[] hertz, double tilt, int count) {
    double[] cycles = cycles(hertz);
    double[] sum = new double[hertz.length];
    for (int k = 1; k <= count; k++) {
      double amplitude = dice.between(0.3, 1) * Math.pow(k, -tilt);
      if (amplitude < INAUDIBLE) {
        break;
      }
      double phase = dice.phase();
      for (int i = 0; i < sum.length; i++) {
        if (k * hertz[i] < HIGHEST * Track.RATE) {
          sum[i] += amplitude * Math.sin(2 * Math.PI * k * cycles[i] + phase);
        }
      }
    }
    return sum;
  }

  static double[] sine(double[] hertz) {
    double[] cycles = cycles(hertz);
    for (int i = 0; i < cycles.length; i++) {
      cycles[i] = Math.sin(2 * Math.PI * cycles[i]);
    }
    return cycles;
  }

  /**
   * A sine whose phase another one moves (Chowning 1973, "The Synthesis of Complex Audio Spectra by
   * Means of Frequency Modulation").
   *
   * @param index how far in radians, from sample to sample
   */
  static double[] modulated(double[] carrier, double[] modulator, double[] index) {
    double[] cycles = cycles(carrier);
    double[] moving = sine(modulator);
    for (int i = 0; i < cycles.length; i++) {
      cycles[i] = Math.sin(2 * Math.PI * cycles[i] + index[i] * moving[i]);
    }
    return cycles;
  }

  /** One sample in each period. */
  static double[] pulses(double[] hertz) {
    double[] cycles = cycles(hertz);
    double[] pulses = new double[hertz.length];
    for (int i = 1; i < pulses.length; i++) {
      pulses[i] = Math.floor(cycles[i]) > Math.floor(cycles[i - 1]) ? 1 : 0;
    }
    return pulses;
  }

  /** How many periods have passed at each sample. */
  private static double[] cycles(double[] hertz) {
    double[] cycles = new double[hertz.length];
    double passed = 0;
    for (int i = 0; i < cycles.length; i++) {
      passed += hertz[i] / Track.RATE;
      cycles[i] = passed;
    }
    return cycles;
  }
}
