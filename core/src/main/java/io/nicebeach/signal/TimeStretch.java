package io.nicebeach.signal;

/**
 * Makes sound longer or shorter without changing its pitch: waveform similarity overlap-add
 * (Verhelst and Roelands 1993, "An overlap-add technique based on waveform similarity for high
 * quality time-scale modification of speech"). Frames under a Hann window are taken from near where
 * the tempo has them, but shifted to where they go on best from the frame before.
 */
public final class TimeStretch {
  private static final double FRAME_SECONDS = 0.03;
  private static final double TOLERANCE_SECONDS = 0.0075;

  /** Every other sample tells well enough how much alike two frames are. */
  private static final int STRIDE = 2;

  private final int hop;
  private final int tolerance;
  private final float[] window;

  private TimeStretch(int hop, int tolerance) {
    this.hop = hop;
    this.tolerance = tolerance;
    window = Window.HANN.values(2 * hop);
  }

  /** For sound of that rate, in Hz. */
  public static TimeStretch of(int sampleRate) {
    int hop = (int) Math.max(2, Math.round(FRAME_SECONDS * sampleRate / 2));
    return new TimeStretch(hop, (int) Math.round(TOLERANCE_SECONDS * sampleRate));
  }

  /**
   * Plays {@code signal} at {@code tempo} times its tempo.
   *
   * @param tempo above 1 is faster; positive
   * @return {@code round(signal.length / tempo)} samples
   */
  public float[] apply(float[] signal, double tempo) {
    if (!(tempo > 0)) {
      throw new IllegalArgumentException("tempo must be positive but is " + tempo);
    }
    float[] out = new float[(int) Math.round(signal.length / tempo)];
    int natural = -hop; // where the frame before would go on by itself
    for (int at = -hop; at < out.length; at += hop) {
      int wanted = (int) Math.round(tempo * (at + hop)) - hop;
      int from = at == -hop ? wanted : best(signal, wanted, natural);
      add(signal, from, out, at);
      natural = from + hop;
    }
    return out;
  }

  /** The place near {@code wanted} whose frame is most like the one at {@code natural}. */
  private int best(float[] signal, int wanted, int natural) {
    int best = wanted;
    double highest = Double.NEGATIVE_INFINITY;
    for (int from = wanted - tolerance; from <= wanted + tolerance; from++) {
      double likeness = likeness(signal, from, natural);
      if (likeness > highest) {
        highest = likeness;
        best = from;
      }
    }
    return best;
  }

  /** The cross-correlation of two frames, over the energy of the first. */
  private double likeness(float[] signal, int a, int b) {
    int from = Math.max(0, Math.max(-a, -b));
    int to = Math.min(2 * hop, Math.min(signal.length - a, signal.length - b));
    float product = 0;
    float energy = 1e-9f;
    for (int i = from; i < to; i += STRIDE) {
      float sample = signal[a + i];
      product += sample * signal[b + i];
      energy += sample * sample;
    }
    return product / Math.sqrt(energy);
  }

  private void add(float[] signal, int from, float[] out, int to) {
    int first = Math.max(0, Math.max(-from, -to));
    int last = Math.min(2 * hop, Math.min(signal.length - from, out.length - to));
    for (int i = first; i < last; i++) {
      out[to + i] += window[i] * signal[from + i];
    }
  }
}
