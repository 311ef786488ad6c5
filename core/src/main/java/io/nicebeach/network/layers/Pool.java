package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.PoolLayer;
import io.nicebeach.settings.Settings;
import java.util.Map;

/** An utterance's frames summed up as one. */
public record Pool(Kind kindOfPool) implements LayerSpec {
  /** What is known of the frames: one statistic of each number, or two side by side. */
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
    return Shape.flat(1, two ? 2 * input.width() : input.width());
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new PoolLayer(kindOfPool);
  }
}
