package io.nicebeach.network;

import io.nicebeach.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One layer as data: what a recipe writes and a model file keeps. A kind of layer is a record here
 * that knows its settings, its shapes, its weights and its forward pass; a backend adds the way
 * back. {@link LayerReader} reads them.
 */
public sealed interface LayerSpec {
  /** The name in a recipe, such as {@code leaky-relu}. */
  String kind();

  /** The settings as a recipe writes them, complete and in order. */
  default Map<String, Object> settings() {
    return Map.of();
  }

  /**
   * The shape that comes out where {@code input} goes in.
   *
   * @throws IllegalArgumentException if that shape does not fit
   */
  default Shape output(Shape input) {
    return input;
  }

  /** The weights that the layer has. */
  default List<ParameterSpec> parameters(Shape input) {
    return List.of();
  }

  /**
   * The forward pass as in use.
   *
   * @param name the layer's place, with which its weights' names begin
   */
  Layer layer(String name, Shape input, Weights weights);

  /**
   * A fully connected layer, applied to every frame: y = W x + b.
   *
   * @param units the numbers that come out
   * @param bias whether there is a b
   * @param initialization how W starts
   */
  record Dense(int units, Bias bias, Initialization initialization) implements LayerSpec {
    /** Whether a dense layer adds a b, and how that starts. */
    public enum Bias {
      /** No b. */
      FALSE,
      /** b starts as zeros. */
      TRUE,
      /** b is the weight of one more input, which is always 1, and starts like the others. */
      INPUT
    }

    public Dense {
      requireAtLeast(1, "units", units);
    }

    public Dense(int units, boolean bias) {
      this(units, bias ? Bias.TRUE : Bias.FALSE, Initialization.GLOROT_TANH);
    }

    @Override
    public String kind() {
      return "dense";
    }

    @Override
    public Map<String, Object> settings() {
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("units", units);
      settings.put("bias", Settings.nameOf(bias));
      settings.put("initialization", Settings.nameOf(initialization));
      return settings;
    }

    @Override
    public Shape output(Shape input) {
      return input.withWidth(units);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
      int inputs = input.width() + (bias == Bias.INPUT ? 1 : 0);
      List<ParameterSpec> parameters = new ArrayList<>();
      int[] shape = {units, input.width()};
      parameters.add(
          new ParameterSpec("weight", shape, r -> initialization.draw(r, inputs, units)));
      if (bias == Bias.TRUE) {
        parameters.add(ParameterSpec.constant("bias", units, 0));
      } else if (bias == Bias.INPUT) {
        parameters.add(
            new ParameterSpec(
                "bias", new int[] {units}, r -> initialization.draw(r, inputs, units)));
      }
      return parameters;
    }

    /** Whether there is a b. */
    public boolean hasBias() {
      return bias != Bias.FALSE;
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return new DenseLayer(
          weights.get(name + ".weight").transposedFactor(),
          hasBias() ? weights.get(name + ".bias").copy() : null);
    }
  }

  /** A function applied to each number. */
  record Activate(Activation function) implements LayerSpec {
    @Override
    public String kind() {
      return function.kind();
    }

    @Override
    public Map<String, Object> settings() {
      return function instanceof Activation.LeakyRelu leaky
          ? Map.of("slope", leaky.slope())
          : Map.of();
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return x -> x.with(x.frames().map(function));
    }
  }

  /** Each frame's numbers as probabilities, e^z / sum e^z: frame by frame. */
  record Softmax() implements LayerSpec {
    @Override
    public String kind() {
      return "softmax";
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return new SoftmaxLayer();
    }
  }

  /**
   * Numbers dropped at random in training, nothing in use (Srivastava et al. 2014).
   *
   * @param rate the share that is dropped, in [0, 1)
   */
  record Dropout(double rate) implements LayerSpec {
    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("rate must be in [0, 1) but is " + rate);
      }
    }

    @Override
    public String kind() {
      return "dropout";
    }

    @Override
    public Map<String, Object> settings() {
      return Map.of("rate", rate);
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return x -> x;
    }
  }

  /**
   * A frame and its neighbours side by side, so that the next dense layer sees them all (a
   * time-delay network, Waibel et al. 1989; with that layer: a convolution over time). Beyond an
   * utterance's own ends there are zeros. T frames become ceil(T / stride).
   *
   * @param frames how many; the frame itself is in the middle
   * @param stride the step from one stack to the next
   * @param dilation the distance from one frame of a stack to the next
   */
  record Context(int frames, int stride, int dilation) implements LayerSpec {
    public Context {
      requireAtLeast(1, "frames", frames);
      requireAtLeast(1, "stride", stride);
      requireAtLeast(1, "dilation", dilation);
    }

    @Override
    public String kind() {
      return "context";
    }

    @Override
    public Map<String, Object> settings() {
      Map<String, Object> settings = new LinkedHashMap<>();
      settings.put("frames", frames);
      settings.put("stride", stride);
      settings.put("dilation", dilation);
      return settings;
    }

    @Override
    public Shape output(Shape input) {
      int out = input.hasFixedFrames() ? outputFrames(input.frames()) : Shape.ANY;
      return new Shape(out, Math.multiplyExact(frames, input.width()));
    }

    /** ceil(T / stride) */
    public int outputFrames(int inputFrames) {
      return (inputFrames + stride - 1) / stride;
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return new ContextMap(this);
    }
  }

  /**
   * The utterance's own frames stretched or squeezed to a fixed number by linear interpolation; the
   * first and the last stay what they are.
   */
  record Resize(int frames) implements LayerSpec {
    public Resize {
      requireAtLeast(1, "frames", frames);
    }

    @Override
    public String kind() {
      return "resize";
    }

    @Override
    public Map<String, Object> settings() {
      return Map.of("frames", frames);
    }

    @Override
    public Shape output(Shape input) {
      return new Shape(frames, input.width());
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return new ResizeMap(frames);
    }
  }

  /** All frames, of which there must be a fixed number, side by side as one. */
  record Flatten() implements LayerSpec {
    @Override
    public String kind() {
      return "flatten";
    }

    @Override
    public Shape output(Shape input) {
      if (!input.hasFixedFrames()) {
        throw new IllegalArgumentException(
            "needs a fixed number of frames but gets " + input + "; put a resize before it");
      }
      return new Shape(1, Math.multiplyExact(input.frames(), input.width()));
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return new FlattenMap(input.frames());
    }
  }

  /** An utterance's frames summed up as one. */
  record Pool(Kind kindOfPool) implements LayerSpec {
    /** What is known of the frames: one statistic of each bin, or two side by side. */
    public enum Kind {
      MEAN,
      MAX,
      MEAN_MAX,
      /** Mean and standard deviation, "statistics pooling" (Snyder et al. 2017). */
      MEAN_STD
    }

    @Override
    public String kind() {
      return "pool";
    }

    @Override
    public Map<String, Object> settings() {
      return Map.of("kind", Settings.nameOf(kindOfPool));
    }

    @Override
    public Shape output(Shape input) {
      boolean two = kindOfPool == Kind.MEAN_MAX || kindOfPool == Kind.MEAN_STD;
      return new Shape(1, two ? 2 * input.width() : input.width());
    }

    @Override
    public Layer layer(String name, Shape input, Weights weights) {
      return new PoolLayer(kindOfPool);
    }
  }

  private static void requireAtLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
    }
  }
}
