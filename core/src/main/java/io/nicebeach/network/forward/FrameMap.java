package io.nicebeach.network.forward;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;

/**
 * A layer that moves and mixes whole frames: each stretch of an output row is a weighted sum of
 * input rows, whatever numbers they hold. The same links, walked the other way, carry the error
 * back.
 */
public abstract class FrameMap implements Layer {
  FrameMap() {}

  /** Receives the links of one utterance; its frames are counted from 0. */
  @FunctionalInterface
  protected interface Links {
    /**
     * Output frame {@code to}, from number {@code column} on, gets {@code weight} times the input
     * frame {@code from}.
     */
    void link(int to, int column, double weight, int from);
  }

  /** How many frames an utterance of {@code frames} frames becomes. */
  protected abstract int outputFrames(int frames);

  /** The numbers of an output frame. */
  protected abstract int outputWidth(int width);

  /** Names all links of an utterance. */
  protected abstract void link(int frames, int width, Links links);

  @Override
  public final Sequences forward(Sequences x) {
    int[] lengths = outputLengths(x.lengths());
    int rows = 0;
    for (int length : lengths) {
      rows += length;
    }
    Matrix y = x.frames().zeros(rows, outputWidth(x.width()));
    forEachLink(
        x.lengths(),
        x.width(),
        (to, column, weight, from) ->
            y.addSpan(to, column, weight, x.frames(), from, 0, x.width()));
    return new Sequences(y, lengths);
  }

  /** The error of the input, given that of the output. */
  public final Matrix backward(Sequences x, Matrix outputGradient) {
    Matrix gradient = x.frames().zeros(x.frames().rows(), x.width());
    forEachLink(
        x.lengths(),
        x.width(),
        (to, column, weight, from) ->
            gradient.addSpan(from, 0, weight, outputGradient, to, column, x.width()));
    return gradient;
  }

  private int[] outputLengths(int[] lengths) {
    int[] outputs = lengths.clone();
    for (int u = 0; u < outputs.length; u++) {
      outputs[u] = outputFrames(lengths[u]);
    }
    return outputs;
  }

  private void forEachLink(int[] lengths, int width, Links links) {
    int firstIn = 0;
    int firstOut = 0;
    for (int length : lengths) {
      int in = firstIn;
      int out = firstOut;
      link(
          length,
          width,
          (to, column, weight, from) -> links.link(out + to, column, weight, in + from));
      firstIn += length;
      firstOut += outputFrames(length);
    }
  }
}
