package io.nicebeach.torch;

import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Conv;
import io.nicebeach.network.layers.Conv2d;
import io.nicebeach.network.layers.Conv2d.Extent;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A convolution with zeros beyond each utterance's own ends.
 *
 * @param before how many frames and bins before its own an output sees
 */
record Convolution(
    TorchLayers.Named named,
    boolean bias,
    Extent before,
    Extent after,
    Extent stride,
    Extent dilation,
    int groups) {
  static Convolution overTimeAndBins(Conv2d spec, TorchLayers.Named named, Shape input) {
    return new Convolution(
        named,
        spec.bias(),
        spec.before(),
        spec.after(),
        spec.stride(),
        spec.dilation(),
        spec.groups(input));
  }

  static Convolution overTime(Conv spec, TorchLayers.Named named, Shape input) {
    return new Convolution(
        named,
        spec.bias(),
        new Extent(spec.before(), 0),
        new Extent(spec.after(), 0),
        new Extent(spec.stride(), 1),
        new Extent(spec.dilation(), 1),
        spec.groups(input));
  }

  Frames forward(Frames x) {
    return named.get("weight").dim() == 3 ? overTime(x) : overTimeAndBins(x);
  }

  /** All numbers of a frame are inputs: channels in the convolution's eyes. */
  private Frames overTime(Frames x) {
    Tensor input = x.masked().flatten(2, 3).transpose(1, 2);
    Tensor padded =
        before.equals(after) ? input : torch.constant_pad_nd(input, before.time(), after.time());
    Tensor y =
        torch.conv1d(
            padded,
            named.get("weight"),
            named.optional("bias", bias),
            new long[] {stride.time()},
            new long[] {before.equals(after) ? before.time() : 0},
            new long[] {dilation.time()},
            groups);
    return new Frames(y.transpose(1, 2).unsqueeze(3), outputLengths(x.lengths()));
  }

  private Frames overTimeAndBins(Frames x) {
    Tensor input = x.masked().transpose(1, 2);
    Tensor padded =
        before.equals(after)
            ? input
            : torch.constant_pad_nd(
                input, before.bins(), after.bins(), before.time(), after.time());
    Tensor y =
        torch.conv2d(
            padded,
            named.get("weight"),
            named.optional("bias", bias),
            both(stride),
            both(before.equals(after) ? before : new Extent(0, 0)),
            both(dilation),
            groups);
    return new Frames(y.transpose(1, 2), outputLengths(x.lengths()));
  }

  private Lengths outputLengths(Lengths lengths) {
    return lengths.map(frames -> Shape.ceilDivide(frames, stride.time()));
  }

  private static long[] both(Extent extent) {
    return new long[] {extent.time(), extent.bins()};
  }
}
