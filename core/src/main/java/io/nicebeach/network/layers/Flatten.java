package io.nicebeach.network.layers;

import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Weights;
import io.nicebeach.network.forward.FlattenMap;

/** All frames, of which there must be a fixed number, side by side as one. */
public record Flatten() implements LayerSpec {
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
    return Shape.flat(1, Math.multiplyExact(input.frames(), input.width()));
  }

  @Override
  public Layer layer(String name, Shape input, Weights weights) {
    return new FlattenMap(input.frames());
  }
}
