package io.nicebeach.network.layers;

import static io.nicebeach.network.layers.Requirements.requireAtLeast;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.ResizeMap;
import java.util.Map;

/**
 * The utterance's own frames stretched or squeezed to a fixed number by linear interpolation; the
 * first and the last stay what they are.
 */
public record Resize(int frames) implements LayerSpec {
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
    return new Shape(frames, input.channels(), input.bins());
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new ResizeMap(frames);
  }
}
