package io.nicebeach.torch;

import io.nicebeach.network.forward.PoolLayer;
import io.nicebeach.network.layers.Pool;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** An utterance's frames summed up as one; of no frames at all, as zeros. */
final class Pools {
  /** So small that nothing of it is left after a softmax, and yet a number. */
  private static final double NEVER = -1e9;

  private Pools() {}

  static Frames statistics(Pool.Kind kind, Frames x) {
    Frames flat = x.withFlat(x.flat());
    return pooled(
        x.lengths(),
        switch (kind) {
          case MEAN -> flat.means();
          case MAX -> maxima(flat);
          case MEAN_MAX -> sideBySide(flat.means(), maxima(flat));
          case MEAN_STD -> meansAndDeviations(flat);
        });
  }

  private static Tensor maxima(Frames x) {
    return x.masked(Float.NEGATIVE_INFINITY).max(1, true).get0();
  }

  private static Tensor meansAndDeviations(Frames x) {
    Tensor means = x.means();
    Tensor variances = x.with(x.values().sub(means).square()).means();
    return sideBySide(means, variances.add(new Scalar(PoolLayer.EPSILON)).sqrt());
  }

  private static Tensor sideBySide(Tensor left, Tensor right) {
    return torch.cat(new TensorVector(left, right), 2);
  }

  /** The mean frame, weighted by the softmax of the frames' scores. */
  static Frames attention(TorchLayers.Named named, Frames x) {
    TensorOptional bias = new TensorOptional(named.get("hidden.bias"));
    Tensor hidden = torch.linear(x.flat(), named.get("hidden.weight"), bias).tanh();
    Frames scores = x.withFlat(torch.linear(hidden, named.get("score.weight")));
    Tensor shares = scores.masked(NEVER).softmax(1);
    Tensor weighted = x.withFlat(x.flat()).masked().mul(shares);
    return pooled(x.lengths(), weighted.sum(new long[] {1}, true, new ScalarTypeOptional()));
  }

  private static Frames pooled(Lengths lengths, Tensor pooled) {
    Tensor safe = lengths.haveEmpty() ? pooled.masked_fill(lengths.empty(), new Scalar(0)) : pooled;
    return new Frames(safe, lengths.map(frames -> 1));
  }
}
