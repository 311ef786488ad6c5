package io.nicebeach.network;

/**
 * What flows between two layers: so many frames of {@code channels * bins} numbers, channel by
 * channel. Features are one channel of so many bins; what comes out of a dense layer or a
 * convolution over time are channels of one bin.
 *
 * @param frames T, or {@link #ANY} if each utterance has its own
 * @param channels C
 * @param bins F, the numbers of a channel in a frame
 */
public record Shape(int frames, int channels, int bins) {
  /** Each utterance has its own number of frames. */
  public static final int ANY = 0;

  /** The shape of features. */
  public static Shape features(int bins) {
    return new Shape(ANY, 1, bins);
  }

  /** Frames of channels of one bin. */
  public static Shape flat(int frames, int width) {
    return new Shape(frames, width, 1);
  }

  /** The numbers of a frame. */
  public int width() {
    return Math.multiplyExact(channels, bins);
  }

  public boolean hasFixedFrames() {
    return frames != ANY;
  }

  /** As many frames, of so many channels of one bin. */
  public Shape withWidth(int width) {
    return flat(frames, width);
  }

  /** One frame for each {@code stride} of these, begun ones counted: ceil(T / stride). */
  public Shape every(int stride) {
    return new Shape(hasFixedFrames() ? ceilDivide(frames, stride) : ANY, channels, bins);
  }

  /** ceil(T / stride) */
  public static int ceilDivide(int frames, int stride) {
    return Math.floorDiv(frames - 1, stride) + 1;
  }

  @Override
  public String toString() {
    String numbers = channels == 1 || bins == 1 ? "" + width() : channels + ", " + bins;
    return "[" + (hasFixedFrames() ? frames : "T") + ", " + numbers + "]";
  }
}
