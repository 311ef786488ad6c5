package io.nicebeach.onnx;

import io.nicebeach.network.Shape;
import io.nicebeach.onnx.Value.Layout;
import java.util.List;

/** Puts the dimensions of a value into the order that an operator takes. */
record Layouts(Graph graph) {
  /** The value in that layout; itself if it is so already. */
  Value to(Layout layout, Value x) {
    if (x.layout() == layout) {
      return x;
    }
    String frames = x.layout() == Layout.FRAMES ? x.name() : frames(x);
    String converted =
        switch (layout) {
          case FRAMES -> frames;
          case CHANNELS -> transpose(frames, 0, 2, 1);
          case MAPS -> maps(frames, x.shape());
        };
    return new Value(converted, layout, x.shape());
  }

  private String frames(Value x) {
    return x.layout() == Layout.CHANNELS
        ? transpose(x.name(), 0, 2, 1)
        : reshape(transpose(x.name(), 0, 2, 1, 3), 0, 0, x.shape().width());
  }

  private String maps(String frames, Shape shape) {
    return transpose(reshape(frames, 0, 0, shape.channels(), shape.bins()), 0, 2, 1, 3);
  }

  String transpose(String value, long... order) {
    return graph.node("Transpose", List.of(value), Attribute.integers("perm", order));
  }

  /** Where a size is 0 the dimension stays as it is; where it is -1, it takes what is left. */
  String reshape(String value, long... sizes) {
    return graph.node("Reshape", List.of(value, graph.integers(sizes)));
  }
}
