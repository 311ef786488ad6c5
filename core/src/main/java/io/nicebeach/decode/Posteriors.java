package io.nicebeach.decode;

/**
 * What a CTC network says of each moment of a recording: a probability for each of the model's
 * tokens, the blank among them.
 *
 * @param probabilities [T'][V], each frame's add up to 1; not copied, so treat it as frozen
 * @param start the middle of the first frame, in seconds from the recording's beginning
 * @param secondsPerFrame from one frame to the next
 */
public record Posteriors(double[][] probabilities, double start, double secondsPerFrame) {
  public int frames() {
    return probabilities.length;
  }

  /** The probability of a token in a frame. */
  public double at(int frame, int token) {
    return probabilities[frame][token];
  }

  /** The middle of a frame, in seconds from the recording's beginning. */
  public double seconds(int frame) {
    return start + frame * secondsPerFrame;
  }

  /** The likeliest token of a frame. */
  public int likeliest(int frame) {
    int best = 0;
    for (int token = 1; token < probabilities[frame].length; token++) {
      if (at(frame, token) > at(frame, best)) {
        best = token;
      }
    }
    return best;
  }
}
