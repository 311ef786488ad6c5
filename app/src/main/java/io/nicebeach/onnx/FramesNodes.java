package io.nicebeach.onnx;

import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.forward.PoolLayer;
import io.nicebeach.network.layers.AttentionPool;
import io.nicebeach.network.layers.Context;
import io.nicebeach.network.layers.Flatten;
import io.nicebeach.network.layers.Pool;
import io.nicebeach.network.layers.Resize;
import io.nicebeach.onnx.Value.Layout;
import java.util.List;
import java.util.stream.IntStream;

/** Layers that pick, mix and sum up whole frames, as operators. */
record FramesNodes(Graph graph, GraphWeights weights, Layouts layouts) {
  /** For a slice that goes to the end. */
  private static final long END = Long.MAX_VALUE;

  Value layer(String name, LayerSpec spec, Value x) {
    if (spec instanceof Pool pool) {
      return pool(pool, x.layout() == Layout.MAPS ? layouts.to(Layout.FRAMES, x) : x);
    }
    Value frames = layouts.to(Layout.FRAMES, x);
    if (spec instanceof AttentionPool) {
      return frames.with(attentionPool(name, frames.name()), spec.output(x.shape()));
    }
    if (spec instanceof Context context) {
      return frames.with(context(context, frames.name()), spec.output(x.shape()));
    }
    if (spec instanceof Resize resize) {
      return frames.with(resize(resize.frames(), frames.name()), spec.output(x.shape()));
    }
    if (spec instanceof Flatten) {
      String flat = layouts.reshape(frames.name(), 0, 1, spec.output(x.shape()).width());
      return frames.with(flat, spec.output(x.shape()));
    }
    throw new UnsupportedOperationException(
        "layer " + name + " (" + spec.kind() + "): cannot be written as ONNX");
  }

  private Value pool(Pool pool, Value x) {
    int time = x.layout().time();
    String mean = reduce("ReduceMean", x.name(), time);
    String pooled =
        switch (pool.kindOfPool()) {
          case MEAN -> mean;
          case MAX -> reduce("ReduceMax", x.name(), time);
          case MEAN_MAX -> sideBySide(x, mean, reduce("ReduceMax", x.name(), time));
          case MEAN_STD -> sideBySide(x, mean, deviation(x.name(), mean, time));
        };
    return x.with(pooled, pool.output(x.shape()));
  }

  private String deviation(String x, String mean, int time) {
    String distance = graph.node("Sub", List.of(x, mean));
    String squares = graph.node("Mul", List.of(distance, distance));
    String variance = reduce("ReduceMean", squares, time);
    String lifted = graph.node("Add", List.of(variance, graph.number(PoolLayer.EPSILON)));
    return graph.node("Sqrt", List.of(lifted));
  }

  private String reduce(String operator, String x, int dimension) {
    return graph.node(operator, List.of(x), Attribute.integers("axes", dimension));
  }

  private String sideBySide(Value x, String left, String right) {
    Attribute axis = Attribute.integer("axis", x.layout().channels());
    return graph.node("Concat", List.of(left, right), axis);
  }

  private String attentionPool(String name, String x) {
    String hidden = layouts.transpose(weights.get(name + ".hidden.weight"), 1, 0);
    String product = graph.node("MatMul", List.of(x, hidden));
    String sum = graph.node("Add", List.of(product, weights.get(name + ".hidden.bias")));
    String score = layouts.transpose(weights.get(name + ".score.weight"), 1, 0);
    String scores = graph.node("MatMul", List.of(graph.node("Tanh", List.of(sum)), score));
    String shares = graph.node("Softmax", List.of(scores), Attribute.integer("axis", 1));
    String weighted = graph.node("Mul", List.of(x, shares));
    return graph.node("ReduceSum", List.of(weighted, graph.integers(1)));
  }

  private String context(Context context, String x) {
    int last = context.frames() - 1;
    String padded =
        graph.node(
            "Pad", List.of(x, graph.integers(0, context.before(), 0, 0, context.after(), 0)));
    List<String> shifted =
        IntStream.rangeClosed(0, last).mapToObj(k -> shifted(context, padded, k)).toList();
    return graph.node("Concat", shifted, Attribute.integer("axis", 2));
  }

  /** The frames that are number {@code k} in their stacks. */
  private String shifted(Context context, String padded, int k) {
    long beyond = (long) (context.frames() - 1 - k) * context.dilation();
    return graph.node(
        "Slice",
        List.of(
            padded,
            graph.integers((long) k * context.dilation()),
            graph.integers(beyond == 0 ? END : -beyond),
            graph.integers(1),
            graph.integers(context.stride())));
  }

  /** Output frame i lies at i (T - 1) / (frames - 1), between two frames that are mixed. */
  private String resize(int frames, String x) {
    String sizes = graph.node("Shape", List.of(x));
    String count = graph.node("Gather", List.of(sizes, graph.integer(1)));
    String last = graph.node("Sub", List.of(count, graph.integer(1)));
    String length = graph.node("Cast", List.of(last), Attribute.integer("to", Graph.FLOAT));
    String positions = graph.node("Mul", List.of(graph.column(positions(frames)), length));
    String floor = graph.node("Floor", List.of(positions));
    String beyond = graph.node("Sub", List.of(positions, floor));
    String before = whole(floor);
    String next = graph.node("Add", List.of(before, graph.integer(1)));
    String after = graph.node("Min", List.of(next, last));
    String share = graph.node("Sub", List.of(graph.number(1), beyond));
    return graph.node("Add", List.of(mixed(x, before, share), mixed(x, after, beyond)));
  }

  /** Where the output frames lie, the first frame being 0 and the last 1. */
  private static float[] positions(int frames) {
    float[] positions = new float[frames];
    for (int i = 0; i < frames; i++) {
      positions[i] = frames == 1 ? 0.5f : (float) i / (frames - 1);
    }
    return positions;
  }

  private String whole(String column) {
    String row = graph.node("Squeeze", List.of(column, graph.integers(1)));
    return graph.node("Cast", List.of(row), Attribute.integer("to", Graph.INT64));
  }

  private String mixed(String x, String index, String shares) {
    String picked = graph.node("Gather", List.of(x, index), Attribute.integer("axis", 1));
    return graph.node("Mul", List.of(picked, shares));
  }
}
