package io.nicebeach.torch;

import io.nicebeach.network.layers.BatchNorm;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link BatchNorm}, whose statistics in training are those of the batch's own frames.
 *
 * <p>libtorch normalises by the statistics of all N numbers of a channel, padding included. Padding
 * is therefore filled with the mean of the n that count. The mean of all is that mean then, and the
 * variance of all is n / N times theirs: with epsilon and the weight scaled to match, the result is
 * the same as without padding, at the price of one pass more over the numbers.
 */
record BatchNormLayer(BatchNorm spec, TorchLayers.Named named) implements TorchLayer {
  @Override
  public Frames forward(Frames x, Pass pass) {
    Tensor mean = named.get("running_mean");
    Tensor variance = named.get("running_var");
    if (!pass.isTraining()) {
      Tensor y = normalized(x.values(), named.get("weight"), mean, variance, false, spec.epsilon());
      return x.with(y);
    }
    double share = (double) x.lengths().sum() / x.lengths().paddedSum();
    Tensor weight = named.get("weight");
    Tensor scaled = share == 1 ? weight : weight.mul(new Scalar(Math.sqrt(share)));
    Tensor batchMean = mean.new_zeros(mean.size(0));
    Tensor batchVariance = mean.new_zeros(mean.size(0));
    Tensor y =
        normalized(filled(x), scaled, batchMean, batchVariance, true, share * spec.epsilon());
    pass.afterwards(
        () -> {
          Scalar momentum = new Scalar(spec.momentum());
          mean.lerp_(batchMean, momentum);
          if (numbers(x) > 1) { // one alone tells no variance, libtorch's is NaN
            variance.lerp_(batchVariance.mul(new Scalar(correction(x))), momentum);
          }
        });
    return x.with(y);
  }

  /** How many numbers of a channel count. */
  private static long numbers(Frames x) {
    return x.lengths().sum() * x.values().size(3);
  }

  /** From libtorch's sum of squares / (N - 1) to that / (n - 1). */
  private static double correction(Frames x) {
    double all = (double) x.lengths().paddedSum() * x.values().size(3) - 1;
    return all / (numbers(x) - 1);
  }

  /** Padding becomes the mean of all numbers of a channel that are none. */
  private static Tensor filled(Frames x) {
    if (x.lengths().areEven()) {
      return x.values();
    }
    Tensor masked = x.masked();
    Tensor sums = masked.sum(new long[] {0, 1, 3}, true, new ScalarTypeOptional());
    Tensor padding = x.lengths().shares().neg().add(new Scalar(1));
    return masked.addcmul(sums.div(new Scalar((double) numbers(x))), padding);
  }

  /**
   * @param mean what to subtract; in training it becomes the batch's own, and so does the variance
   */
  private Tensor normalized(
      Tensor x, Tensor weight, Tensor mean, Tensor variance, boolean training, double epsilon) {
    Tensor y =
        torch.batch_norm(
            Frames.swapped(x),
            new TensorOptional(weight),
            new TensorOptional(named.get("bias")),
            new TensorOptional(mean),
            new TensorOptional(variance),
            training,
            1,
            epsilon,
            false);
    return Frames.swapped(y);
  }
}
