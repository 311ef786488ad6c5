package io.nicebeach.recognize;

import io.nicebeach.features.Features;

/**
 * What a CTC network says of each moment of a recording: a probability for each of the model's
 * tokens, the blank among them.
 *
 * @param probabilities [T'][V], each frame's add up to 1
 * @param start the middle of the first frame, in seconds from the recording's beginning
 * @param secondsPerFrame from one frame to the next
 */
public record Posteriors(Features probabilities, double start, double secondsPerFrame) {
  /** The middle of a frame, in seconds from the recording's beginning. */
  public double seconds(int frame) {
    return start + frame * secondsPerFrame;
  }

  /** The likeliest token of a frame. */
  public int likeliest(int frame) {
    int best = 0;
    for (int token = 1; token < probabilities.bins(); token++) {
      if (probabilities.at(frame, token) > probabilities.at(frame, best)) {
        best = token;
      }
    }
    return best;
  }
}
