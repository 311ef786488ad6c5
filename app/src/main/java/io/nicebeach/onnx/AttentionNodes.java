package io.nicebeach.onnx;

import io.nicebeach.network.layers.SelfAttention;
import java.util.List;

/** Self-attention as operators; with H heads of D numbers each, T frames. */
record AttentionNodes(Graph graph, GraphWeights weights, Layouts layouts) {
  Value layer(String name, SelfAttention attention, Value x) {
    int width = x.shape().width();
    int size = width / attention.heads();
    String projected = affine(x.name(), name + ".in_proj_weight", name + ".in_proj_bias");
    List<String> thirds = graph.nodes("Split", 3, List.of(projected), Attribute.integer("axis", 2));
    String queries = heads(thirds.get(0), attention.heads(), size, 0, 2, 1, 3);
    String keys = heads(thirds.get(1), attention.heads(), size, 0, 2, 3, 1);
    String values = heads(thirds.get(2), attention.heads(), size, 0, 2, 1, 3);
    String products = graph.node("MatMul", List.of(queries, keys));
    String scaled = graph.node("Mul", List.of(products, graph.number(1 / Math.sqrt(size))));
    String bias = relativeBias(name, attention.distance(), x);
    String shares = graph.node("Softmax", List.of(graph.node("Add", List.of(scaled, bias))));
    String seen = layouts.transpose(graph.node("MatMul", List.of(shares, values)), 0, 2, 1, 3);
    String together = layouts.reshape(seen, 0, 0, width);
    return x.with(affine(together, name + ".out_proj.weight", name + ".out_proj.bias"));
  }

  private String affine(String x, String weight, String bias) {
    String transposed = layouts.transpose(weights.get(weight), 1, 0);
    String product = graph.node("MatMul", List.of(x, transposed));
    return graph.node("Add", List.of(product, weights.get(bias)));
  }

  /** [N][T][H D] as [N][T][H][D], its dimensions then in that order. */
  private String heads(String x, int heads, int size, long... order) {
    return layouts.transpose(layouts.reshape(x, 0, 0, heads, size), order);
  }

  /** The bias of each frame i for each frame j, [H][T][T]. */
  private String relativeBias(String name, int distance, Value x) {
    String sizes = graph.node("Shape", List.of(x.name()));
    String count = graph.node("Gather", List.of(sizes, graph.integer(1)));
    String frames = graph.node("Range", List.of(graph.integer(0), count, graph.integer(1)));
    String column = graph.node("Unsqueeze", List.of(frames, graph.integers(1)));
    String apart = graph.node("Sub", List.of(frames, column));
    String clipped =
        graph.node("Clip", List.of(apart, graph.integer(-distance), graph.integer(distance)));
    String index = graph.node("Add", List.of(clipped, graph.integer(distance)));
    String biases = weights.get(name + ".relative_bias");
    return graph.node("Gather", List.of(biases, index), Attribute.integer("axis", 1));
  }
}
