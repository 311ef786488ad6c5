package io.nicebeach.audio;

/**
 * The two logarithmic codings of telephony (ITU-T Recommendation G.711, 1988): a sign, a segment of
 * 3 bits and a step of 4 bits within it. Each segment's steps are twice as wide as those of the one
 * below, and a code stands for the middle of its step.
 */
final class G711 {
  /** Amplitude of each A-law code. */
  static final float[] A_LAW = new float[256];

  /** Amplitude of each mu-law code. */
  static final float[] MU_LAW = new float[256];

  static {
    for (int code = 0; code < 256; code++) {
      A_LAW[code] = aLaw(code) / 32768f;
      MU_LAW[code] = muLaw(code) / 32768f;
    }
  }

  private G711() {}

  /**
   * In units of a 16-bit sample, of which A-law uses 13 bits. The line's even bits are inverted.
   */
  private static int aLaw(int code) {
    int bits = code ^ 0x55;
    int segment = bits >> 4 & 7;
    int middle = ((bits & 15) << 4) + 8;
    int magnitude = segment == 0 ? middle : middle + 256 << segment - 1;
    return (bits & 0x80) != 0 ? magnitude : -magnitude;
  }

  /** In units of a 16-bit sample, of which mu-law uses 14 bits. The line's bits are inverted. */
  private static int muLaw(int code) {
    int bits = ~code;
    int segment = bits >> 4 & 7;
    int magnitude = (((bits & 15) << 3) + 132 << segment) - 132;
    return (bits & 0x80) != 0 ? -magnitude : magnitude;
  }
}
