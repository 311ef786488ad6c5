package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;
import static io.nicebeach.network.layers.Requirements.requireSpan;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Initialization;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.ConvLayer;
import io.nicebeach.network.forward.DepthwiseConvLayer;
import io.nicebeach.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A convolution over time: y[t] = b + Σ W[k] x[t stride - before + k dilation], where x is 0 beyond
 * the utterance's own ends. T frames become ceil(T / stride). All numbers of a frame are its
 * inputs. Weights: {@code weight} [channels][inputs / groups][kernel], {@code bias} [channels].
 *
 * @param channels the numbers that come out
 * @param kernel how many frames each output sees
 * @param stride the step from one output to the next
 * @param dilation the distance from one frame that an output sees to the next
 * @param groups into how many parts inputs and outputs are cut, each part seeing its own only;
 *     {@link #DEPTHWISE} for as many as there are inputs
 * @param bias whether there is a b, which starts as zeros
 * @param causal whether an output sees its own frame and earlier ones only
 * @param initialization how W starts
 */
public record Conv(
    int channels,
    int kernel,
    int stride,
    int dilation,
    int groups,
    boolean bias,
    boolean causal,
    Initialization initialization)
    implements LayerSpec {
  /** As many groups as inputs: each is convolved for itself. */
  public static final int DEPTHWISE = 0;

  /** How a recipe writes {@link #DEPTHWISE}. */
  static final String INPUTS = "inputs";

  public Conv {
    requireAtLeast(1, "channels", channels);
    requireAtLeast(1, "kernel", kernel);
    requireAtLeast(1, "stride", stride);
    requireAtLeast(1, "dilation", dilation);
    requireSpan("kernel", kernel, dilation);
    requireAtLeast(DEPTHWISE, "groups", groups);
  }

  /** One that is dense (one group), centred, not dilated and has a bias. */
  public Conv(int channels, int kernel, int stride) {
    this(channels, kernel, stride, 1, 1, true, false, Initialization.HE);
  }

  @Override
  public String kind() {
    return "conv";
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("channels", channels);
    settings.put("kernel", kernel);
    settings.put("stride", stride);
    settings.put("dilation", dilation);
    settings.put("groups", groups == DEPTHWISE ? INPUTS : groups);
    settings.put("bias", bias);
    settings.put("causal", causal);
    settings.put("initialization", Settings.nameOf(initialization));
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    requireGroups(groups(input), input.width(), channels, input);
    return input.every(stride).withWidth(channels);
  }

  /** The number of groups where {@code input} goes in. */
  public int groups(Shape input) {
    return groups == DEPTHWISE ? input.width() : groups;
  }

  /** How many frames before its own an output sees; PyTorch's "same", or all of them if causal. */
  public int before() {
    return before(kernel, dilation, causal);
  }

  /** How many frames after its own an output sees. */
  public int after() {
    return dilation * (kernel - 1) - before();
  }

  static int before(int kernel, int dilation, boolean causal) {
    int all = dilation * (kernel - 1);
    return causal ? all : all / 2;
  }

  static void requireGroups(int groups, int inputs, int channels, Shape input) {
    if (inputs % groups != 0 || channels % groups != 0) {
      throw new IllegalArgumentException(
          "needs inputs and channels that %d groups divide but gets %d of %s and has %d"
              .formatted(groups, inputs, input, channels));
    }
  }

  @Override
  public int frameStride() {
    return stride;
  }

  @Override
  public boolean isCausal() {
    return after() == 0;
  }

  @Override
  public List<ParameterSpec> parameters(Shape input) {
    int inputs = input.width() / groups(input);
    return convolution(channels, bias, initialization, inputs, kernel);
  }

  /** The weights of a convolution, of which each output adds up all of {@code window}. */
  static List<ParameterSpec> convolution(
      int channels, boolean bias, Initialization initialization, int... window) {
    int seen = Tensor.size(window);
    int[] shape = new int[window.length + 1];
    shape[0] = channels;
    System.arraycopy(window, 0, shape, 1, window.length);
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        ParameterSpec.learnt("weight", r -> initialization.draw(r, seen, channels), shape));
    if (bias) {
      parameters.add(ParameterSpec.constant("bias", channels, 0));
    }
    return parameters;
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    Matrix weight = weights.get(name + ".weight");
    Matrix b = bias ? weights.get(name + ".bias").copy() : null;
    boolean depthwise = groups(input) == input.width() && channels == input.width();
    return depthwise
        ? new DepthwiseConvLayer(this, weight, b)
        : new ConvLayer(this, groups(input), weight, b);
  }
}
