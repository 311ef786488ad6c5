package io.nicebeach.network.layers;

/** What several layers ask of their settings. */
final class Requirements {
  /** In frames: minutes of sound, and far from where an int would overflow. */
  private static final int WIDEST = 1 << 16;

  private Requirements() {}

  static void requireAtLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
    }
  }

  /** Keeps how many frames a layer sees around one within limits. */
  static void requireSpan(String name, long frames) {
    if (frames > WIDEST) {
      throw new IllegalArgumentException(
          name + " must span at most " + WIDEST + " frames but spans " + frames);
    }
  }

  /** The same for a number of frames with equal distances between them. */
  static void requireSpan(String name, int frames, int dilation) {
    requireSpan(name, (long) dilation * (frames - 1));
  }

  static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive but is " + value);
    }
  }
}
