package io.nicebeach.signal;

/**
 * Window functions that fade a frame of samples in and out. They are periodic: the last sample is
 * the one before the first would come again, as spectral analysis wants it (w[n] over N, not N -
 * 1).
 */
public enum Window {
  /** 0.5 - 0.5 cos(2 pi n / N), named after Julius von Hann. */
  HANN(0.5),
  /** 0.54 - 0.46 cos(2 pi n / N), Hamming's. */
  HAMMING(0.54),
  /** 1: no fading at all. */
  RECTANGULAR(1);

  private final double constant;

  Window(double constant) {
    this.constant = constant;
  }

  /** The window's {@code length} values. */
  public float[] values(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length must be at least 1 but is " + length);
    }
    float[] values = new float[length];
    for (int n = 0; n < length; n++) {
      values[n] = (float) (constant - (1 - constant) * Math.cos(2 * Math.PI * n / length));
    }
    return values;
  }
}
