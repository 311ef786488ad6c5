package io.nicebeach.onnx;

import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Conv;
import io.nicebeach.network.layers.Conv2d;
import io.nicebeach.network.layers.Conv2d.Extent;
import io.nicebeach.onnx.Value.Layout;
import java.util.ArrayList;
import java.util.List;

/** Convolutions, and the squeeze-and-excite that goes with them, as operators. */
record ConvolutionNodes(Graph graph, GraphWeights weights, Layouts layouts) {
  Value layer(String name, LayerSpec spec, Value x) {
    if (spec instanceof Conv conv) {
      return conv(name, conv, layouts.to(Layout.CHANNELS, x));
    }
    if (spec instanceof Conv2d conv) {
      return conv2d(name, conv, layouts.to(Layout.MAPS, x));
    }
    return squeezeExcite(name, x);
  }

  private Value conv(String name, Conv conv, Value x) {
    String y =
        graph.node(
            "Conv",
            inputs(name, x, conv.bias()),
            Attribute.integers("strides", conv.stride()),
            Attribute.integers("dilations", conv.dilation()),
            Attribute.integers("pads", conv.before(), conv.after()),
            Attribute.integer("group", conv.groups(x.shape())));
    return x.with(y, conv.output(x.shape()));
  }

  private Value conv2d(String name, Conv2d conv, Value x) {
    Extent before = conv.before();
    Extent after = conv.after();
    String y =
        graph.node(
            "Conv",
            inputs(name, x, conv.bias()),
            Attribute.integers("strides", conv.stride().time(), conv.stride().bins()),
            Attribute.integers("dilations", conv.dilation().time(), conv.dilation().bins()),
            Attribute.integers("pads", before.time(), before.bins(), after.time(), after.bins()),
            Attribute.integer("group", conv.groups(x.shape())));
    return x.with(y, conv.output(x.shape()));
  }

  private List<String> inputs(String name, Value x, boolean bias) {
    List<String> inputs = new ArrayList<>(List.of(x.name(), weights.get(name + ".weight")));
    if (bias) {
      inputs.add(weights.get(name + ".bias"));
    }
    return inputs;
  }

  /** Its two dense layers see one frame, and so are convolutions of a kernel of 1. */
  private Value squeezeExcite(String name, Value x) {
    Shape shape = x.shape();
    Value channels = layouts.to(shape.bins() == 1 ? Layout.CHANNELS : Layout.MAPS, x);
    long[] within = shape.bins() == 1 ? new long[] {2} : new long[] {2, 3};
    String mean =
        graph.node("ReduceMean", List.of(channels.name()), Attribute.integers("axes", within));
    String squeezed = graph.node("Relu", List.of(pointwise(name + ".fc1", mean, within)));
    String scale = graph.node("Sigmoid", List.of(pointwise(name + ".fc2", squeezed, within)));
    return channels.with(graph.node("Mul", List.of(channels.name(), scale)));
  }

  private String pointwise(String name, String x, long... within) {
    String weight = weights.get(name + ".weight");
    String kernel = graph.node("Unsqueeze", List.of(weight, graph.integers(within)));
    return graph.node("Conv", List.of(x, kernel, weights.get(name + ".bias")));
  }
}
