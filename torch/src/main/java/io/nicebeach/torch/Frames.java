package io.nicebeach.torch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * What flows between two layers: padded utterances. Padding may hold anything finite; a layer that
 * looks at more than one frame masks it first.
 *
 * @param values [B][T][channels][bins]; in memory their order may be another
 */
record Frames(Tensor values, Lengths lengths) {
  /** The same utterances with frames as many, of other numbers [B][T][channels][bins]. */
  Frames with(Tensor others) {
    return new Frames(others, lengths);
  }

  /** The same utterances with frames as many, of other numbers [B][T][channels]. */
  Frames withFlat(Tensor others) {
    return with(others.unsqueeze(3));
  }

  /** Channels and bins as one [B][T][channels x bins]. */
  Tensor flat() {
    return values.flatten(2, 3);
  }

  /** The values with padding of zeros: a product, which is faster than a choice. */
  Tensor masked() {
    return lengths.areEven() ? values : values.mul(lengths.shares());
  }

  /** The values with padding of that number. */
  Tensor masked(double filling) {
    return lengths.areEven() ? values : values.masked_fill(lengths.padding(), new Scalar(filling));
  }

  /** Each channel's and bin's sum over an utterance's own frames [B][1][channels][bins]. */
  Tensor sums() {
    return masked().sum(new long[] {1}, true, new ScalarTypeOptional());
  }

  /** Each channel's and bin's mean over an utterance's own frames [B][1][channels][bins]. */
  Tensor means() {
    return sums().div(lengths.counts());
  }

  /** Channels before frames, as convolutions want them: [B][channels][T][bins]. */
  static Tensor swapped(Tensor values) {
    return values.transpose(1, 2);
  }
}
