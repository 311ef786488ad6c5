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
  private static final Extent NONE = new Extent(0, 0);

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
    Tensor weight = named.get("weight");
    boolean overBins = weight.dim() == 4;
    Tensor image = image(overBins ? x.masked() : x.masked().flatten(2, 3).unsqueeze(3));
    Tensor y =
        torch.conv2d(
            before.equals(after) ? image : padded(image),
            channelsLast(overBins ? weight.transpose(2, 3) : weight.unsqueeze(2)),
            named.optional("bias", bias),
            both(stride),
            both(before.equals(after) ? before : NONE),
            both(dilation),
            groups);
    return new Frames(y.permute(0, 3, 1, 2), outputLengths(x.lengths()));
  }

  /** From [B][T][channels][bins] to [B][channels][bins][T]: bins are rows, frames are columns. */
  private static Tensor image(Tensor values) {
    return values.permute(0, 2, 3, 1);
  }

  private Tensor padded(Tensor image) {
    return torch.constant_pad_nd(image, before.time(), after.time(), before.bins(), after.bins());
  }

  /**
   * With all channels of a place side by side, in memory, as they come. The order of the kernels
   * decides that of all others, and in the usual one oneDNN 3.7 fills channels up to a multiple of
   * 16 with whatever the memory held: multiplied by zero, that is nothing unless it is NaN.
   */
  private static Tensor channelsLast(Tensor kernels) {
    return kernels.contiguous(torch.MemoryFormat.ChannelsLast);
  }

  private Lengths outputLengths(Lengths lengths) {
    return lengths.map(frames -> Shape.ceilDivide(frames, stride.time()));
  }

  private static long[] both(Extent extent) {
    return new long[] {extent.bins(), extent.time()};
  }
}
