package io.nicebeach.network;

/**
 * What flows between two layers: so many frames of so many numbers.
 *
 * @param frames T, or {@link #ANY} if each utterance has its own
 * @param width F, the numbers of a frame
 */
public record Shape(int frames, int width) {
  /** Each utterance has its own number of frames. */
  public static final int ANY = 0;

  public boolean hasFixedFrames() {
    return frames != ANY;
  }

  /** As many frames, of another width. */
  public Shape withWidth(int newWidth) {
    return new Shape(frames, newWidth);
  }

  @Override
  public String toString() {
    return "[" + (hasFixedFrames() ? frames : "T") + ", " + width + "]";
  }
}
