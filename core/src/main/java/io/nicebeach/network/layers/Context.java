package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;
import static io.nicebeach.network.layers.Requirements.requireSpan;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.ContextMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A frame and its neighbours side by side, so that the next dense layer sees them all (a time-delay
 * network, Waibel et al. 1989; with that layer: a convolution over time). Beyond an utterance's own
 * ends there are zeros. T frames become ceil(T / stride).
 *
 * @param frames how many; the frame itself is in the middle, or the last if causal
 * @param stride the step from one stack to the next
 * @param dilation the distance from one frame of a stack to the next
 * @param causal whether a stack holds no later frame than its own
 */
public record Context(int frames, int stride, int dilation, boolean causal) implements LayerSpec {
  public Context {
    requireAtLeast(1, "frames", frames);
    requireAtLeast(1, "stride", stride);
    requireAtLeast(1, "dilation", dilation);
    requireSpan("frames", frames, dilation);
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
    settings.put("causal", causal);
    return settings;
  }

  @Override
  public Shape output(Shape input) {
    return input.every(stride).withWidth(Math.multiplyExact(frames, input.width()));
  }

  @Override
  public int frameStride() {
    return stride;
  }

  @Override
  public boolean isCausal() {
    return after() == 0;
  }

  /** How many frames before its own a stack reaches back. */
  public int before() {
    return (causal ? frames - 1 : (frames - 1) / 2) * dilation;
  }

  /** How many frames after its own a stack reaches. */
  public int after() {
    return (frames - 1) * dilation - before();
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new ContextMap(this);
  }
}
