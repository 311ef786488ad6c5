package io.nicebeach.network;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import java.util.Arrays;

/**
 * The frames of several utterances, one utterance under the other, without padding: so no layer can
 * mistake padding for sound, and what an utterance comes to does not depend on its neighbours.
 *
 * @param frames one row per frame; never changed
 * @param lengths how many rows each utterance has
 */
public record Sequences(Matrix frames, int[] lengths) {
  public Sequences {
    int sum = Arrays.stream(lengths).sum();
    if (sum != frames.rows()) {
      throw new IllegalArgumentException(
          "lengths must sum to " + frames.rows() + " frames but sum to " + sum);
    }
  }

  /** The batch without its padding. Where it has none, its array is used as it is. */
  public static Sequences of(Batch batch, Precision precision) {
    int[] lengths = batch.lengths();
    int rows = Arrays.stream(lengths).sum();
    float[] values = batch.values();
    if (rows != lengths.length * batch.maxFrames()) {
      values = withoutPadding(batch, rows);
    }
    return new Sequences(precision.of(rows, batch.bins(), values), lengths);
  }

  private static float[] withoutPadding(Batch batch, int rows) {
    float[] packed = new float[rows * batch.bins()];
    int filled = 0;
    for (int u = 0; u < batch.size(); u++) {
      int count = batch.lengths()[u] * batch.bins();
      System.arraycopy(batch.values(), batch.offset(u), packed, filled, count);
      filled += count;
    }
    return packed;
  }

  /** Padded with zeros to the longest utterance. */
  public Batch toBatch() {
    int longest = Arrays.stream(lengths).max().orElse(0);
    float[] packed = frames.toFloats();
    if (frames.rows() == longest * lengths.length) {
      return new Batch(packed, longest, width(), lengths);
    }
    float[] padded = new float[lengths.length * longest * width()];
    int taken = 0;
    for (int u = 0; u < lengths.length; u++) {
      int count = lengths[u] * width();
      System.arraycopy(packed, taken, padded, u * longest * width(), count);
      taken += count;
    }
    return new Batch(padded, longest, width(), lengths);
  }

  /** Zeros of that precision. */
  public static Sequences zeros(Matrix precision, int[] lengths, int width) {
    return new Sequences(precision.zeros(Arrays.stream(lengths).sum(), width), lengths);
  }

  /** How many utterances. */
  public int size() {
    return lengths.length;
  }

  /** The row of the first frame of an utterance. */
  public int start(int utterance) {
    int start = 0;
    for (int u = 0; u < utterance; u++) {
      start += lengths[u];
    }
    return start;
  }

  /** The row after the last frame of an utterance. */
  public int end(int utterance) {
    return start(utterance) + lengths[utterance];
  }

  /** How many frames each utterance has left of which every {@code stride}-th is kept. */
  public int[] lengthsBy(int stride) {
    return Arrays.stream(lengths).map(n -> Shape.ceilDivide(n, stride)).toArray();
  }

  /** The numbers of a frame. */
  public int width() {
    return frames.columns();
  }

  /** The same utterances with frames as many, of other numbers. */
  public Sequences with(Matrix others) {
    return new Sequences(others, lengths);
  }
}
