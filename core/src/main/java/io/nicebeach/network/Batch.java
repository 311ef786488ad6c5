package io.nicebeach.network;

/**
 * Padded sequences, row-major [B][T][F]; used for a network's inputs and for its outputs (logits,
 * [B][T'][V]). What lies beyond an utterance's length is padding and never changes its result.
 *
 * @param values {@code lengths.length * maxFrames * bins} numbers
 * @param maxFrames T, the frames that each utterance takes
 * @param bins F, the numbers per frame
 * @param lengths for each utterance its own number of frames, at most T
 */
public record Batch(float[] values, int maxFrames, int bins, int[] lengths) {
  public Batch {
    if (values.length != lengths.length * maxFrames * bins) {
      throw new IllegalArgumentException(
          "values must hold %d x %d x %d numbers but holds %d"
              .formatted(lengths.length, maxFrames, bins, values.length));
    }
  }

  /** B, the number of utterances. */
  public int size() {
    return lengths.length;
  }

  /** Where utterance {@code index}'s first frame starts in {@link #values}. */
  public int offset(int index) {
    return index * maxFrames * bins;
  }
}
