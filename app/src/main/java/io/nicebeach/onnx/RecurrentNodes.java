package io.nicebeach.onnx;

import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Recurrent;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/**
 * Recurrent layers as operators. ONNX wants the gates in another order (update, reset, new for GRU;
 * input, output, forget, cell for LSTM), both directions one upon the other, and frames first.
 */
record RecurrentNodes(Graph graph, GraphWeights weights, Layouts layouts) {
  private static final int[] GRU_ORDER = {1, 0, 2};
  private static final int[] LSTM_ORDER = {0, 3, 1, 2};

  Value layer(String name, Recurrent recurrent, Value x) {
    boolean gru = recurrent.cell() == Recurrent.Cell.GRU;
    String order = order(gru ? GRU_ORDER : LSTM_ORDER, recurrent.units());
    List<String> suffixes = recurrent.bidirectional() ? List.of("", "_reverse") : List.of("");
    UnaryOperator<String> both =
        role ->
            concat(
                0, suffixes.stream().map(s -> rows(name + "." + role + "_l0" + s, order)).toList());
    List<String> inputs =
        List.of(
            layouts.transpose(x.name(), 1, 0, 2),
            both.apply("weight_ih"),
            both.apply("weight_hh"),
            concat(1, List.of(both.apply("bias_ih"), both.apply("bias_hh"))));
    String y = operator(recurrent, inputs);
    Shape shape = recurrent.output(x.shape());
    // [T][directions][N][units] becomes [N][T][directions units].
    return x.with(layouts.reshape(layouts.transpose(y, 2, 0, 1, 3), 0, 0, shape.width()), shape);
  }

  private String operator(Recurrent recurrent, List<String> inputs) {
    Attribute units = Attribute.integer("hidden_size", recurrent.units());
    Attribute direction =
        Attribute.text("direction", recurrent.bidirectional() ? "bidirectional" : "forward");
    return recurrent.cell() == Recurrent.Cell.GRU
        ? graph.node("GRU", inputs, units, direction, Attribute.integer("linear_before_reset", 1))
        : graph.node("LSTM", inputs, units, direction);
  }

  /** The rows of the gates in their new order. */
  private String order(int[] gates, int units) {
    LongStream.Builder rows = LongStream.builder();
    for (int gate : gates) {
      for (int unit = 0; unit < units; unit++) {
        rows.add((long) gate * units + unit);
      }
    }
    return graph.integers(rows.build().toArray());
  }

  /** A weight, its rows in that order, with a dimension for the direction before them. */
  private String rows(String weight, String order) {
    String ordered = graph.node("Gather", List.of(weights.get(weight), order));
    return graph.node("Unsqueeze", List.of(ordered, graph.integers(0)));
  }

  private String concat(int axis, List<String> values) {
    return values.size() == 1
        ? values.get(0)
        : graph.node("Concat", values, Attribute.integer("axis", axis));
  }
}
