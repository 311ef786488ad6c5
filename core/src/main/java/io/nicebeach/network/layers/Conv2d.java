package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;
import static io.nicebeach.network.layers.Requirements.requireSpan;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.Conv2dLayer;
import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A convolution over time and bins, from channels to channels. Beyond the utterance's own frames
 * and beyond the bins there are zeros; T frames become ceil(T / stride), and so do the bins.
 * Weights: {@code weight} [channels][channels that go in / groups][kernel time][kernel bins],
 * {@code bias} [channels].
 *
 * @param channels how many come out
 * @param kernel how many frames and bins each output sees
 * @param stride the step from one output to the next
 * @param dilation the distance from one frame or bin that an output sees to the next
 * @param groups into how many parts the channels are cut, each part seeing its own only; {@link
 *     Conv#DEPTHWISE} for as many as there are channels that go in
 * @param bias whether there is a b, which starts as zeros
 * @param causal whether an output sees its own frame and earlier ones only
 * @param initialization how W starts
 */
public record Conv2d(
    int channels,
    Extent kernel,
    Extent stride,
    Extent dilation,
    int groups,
    boolean bias,
    boolean causal,
    Initialization initialization)
    implements LayerSpec {
  /** A number along time and one along the bins. */
  public record Extent(int time, int bins) {
    public static final Extent ONE = new Extent(1, 1);

    List<Integer> toList() {
      return List.of(time, bins);
    }
  }

  public Conv2d {
    requireAtLeast(1, "channels", channels);
    requireBothAtLeastOne("kernel", kernel);
    requireBothAtLeastOne("stride", stride);
    requireBothAtLeastOne("dilation", dilation);
    requireSpan("kernel", kernel.time, dilation.time);
    requireSpan("kernel", kernel.bins, dilation.bins);
    requireAtLeast(Conv.DEPTHWISE, "groups", groups);
  }

  private static void requireBothAtLeastOne(String name, Extent extent) {
    requireAtLeast(1, name, extent.time);
    requireAtLeast(1, name, extent.bins);
  }

  @Override
  public String kind() {
    return "conv2d";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("channels", channels);
    settings.put("kernel", kernel.toList());
    settings.put("stride", stride.toList());
    settings.put("dilation", dilation.toList());
    settings.put("groups", groups == Conv.DEPTHWISE ? Conv.INPUTS : groups);
    settings.put("bias", bias);
    settings.put("causal", causal);
    settings.put("initialization", Settings.nameOf(initialization));
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    Conv.requireGroups(groups(input), input.channels(), channels, input);
    int bins = Shape.ceilDivide(input.bins(), stride.bins);
    return new Shape(input.every(stride.time).frames(), channels, bins);
  }

  /** The number of groups where {@code input} goes in. */
  public int groups(Shape input) {
    return groups == Conv.DEPTHWISE ? input.channels() : groups;
  }

  /** How many frames and bins before its own an output sees. */
  public Extent before() {
    return new Extent(
        Conv.before(kernel.time, dilation.time, causal),
        Conv.before(kernel.bins, dilation.bins, false));
  }

  /** How many frames and bins after its own an output sees. */
  public Extent after() {
    return new Extent(
        dilation.time * (kernel.time - 1) - before().time,
        dilation.bins * (kernel.bins - 1) - before().bins);
  }

  @Override
  public int frameStride() {
    return stride.time;
  }

  @Override
  public boolean isCausal() {
    return after().time == 0;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int inputs = input.channels() / groups(input);
    return Conv.convolution(channels, bias, initialization, inputs, kernel.time, kernel.bins);
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    Matrix b = bias ? weights.get(name + ".bias").copy() : null;
    return new Conv2dLayer(this, input, weights.get(name + ".weight"), b);
  }
}
