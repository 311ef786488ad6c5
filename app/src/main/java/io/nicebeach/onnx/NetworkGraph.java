package io.nicebeach.onnx;

import io.nicebeach.network.LayerList;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.BatchNorm;
import io.nicebeach.network.layers.Conv;
import io.nicebeach.network.layers.Conv2d;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.Dropout;
import io.nicebeach.network.layers.Glu;
import io.nicebeach.network.layers.LayerNorm;
import io.nicebeach.network.layers.Phones;
import io.nicebeach.network.layers.Recurrent;
import io.nicebeach.network.layers.Residual;
import io.nicebeach.network.layers.SelfAttention;
import io.nicebeach.network.layers.Softmax;
import io.nicebeach.network.layers.SqueezeExcite;
import io.nicebeach.onnx.Value.Layout;
import java.util.ArrayList;
import java.util.List;

/** Adds a network to a graph, layer by layer. */
final class NetworkGraph {
  private final Graph graph;
  private final GraphWeights weights;
  private final Layouts layouts;

  NetworkGraph(Graph graph, GraphWeights weights) {
    this.graph = graph;
    this.weights = weights;
    this.layouts = new Layouts(graph);
  }

  /**
   * Adds layers in their order.
   *
   * @param prefix what the names of all their weights begin with: empty, or a place and a dot
   */
  Value layers(String prefix, LayerList list, Value x) {
    Value y = x;
    for (int i = 0; i < list.layers().size(); i++) {
      y = layer(prefix + i, list.layers().get(i), y);
    }
    return y;
  }

  private Value layer(String name, LayerSpec spec, Value x) {
    Shape shape = spec.output(x.shape());
    if (spec instanceof Dense dense) {
      return dense(name, dense, frames(x)).with(shape);
    }
    if (spec instanceof Conv || spec instanceof Conv2d || spec instanceof SqueezeExcite) {
      return new ConvolutionNodes(graph, weights, layouts).layer(name, spec, x);
    }
    if (spec instanceof Recurrent recurrent) {
      return new RecurrentNodes(graph, weights, layouts).layer(name, recurrent, frames(x));
    }
    if (spec instanceof SelfAttention attention) {
      return new AttentionNodes(graph, weights, layouts).layer(name, attention, frames(x));
    }
    if (spec instanceof Activate activate) {
      return x.with(activation(activate.function(), x.name()));
    }
    if (spec instanceof BatchNorm norm) {
      return batchNorm(name, norm, x);
    }
    if (spec instanceof LayerNorm norm) {
      return layerNorm(name, norm, frames(x));
    }
    if (spec instanceof Softmax) {
      Value frames = frames(x);
      return frames.with(graph.node("Softmax", List.of(frames.name())));
    }
    if (spec instanceof Residual residual) {
      return residual(name, residual, x);
    }
    if (spec instanceof Glu) {
      return glu(x).with(shape);
    }
    if (spec instanceof Dropout || spec instanceof Phones) {
      return x;
    }
    return new FramesNodes(graph, weights, layouts).layer(name, spec, x);
  }

  private Value frames(Value x) {
    return layouts.to(Layout.FRAMES, x);
  }

  private Value dense(String name, Dense dense, Value x) {
    String weight = layouts.transpose(weights.get(name + ".weight"), 1, 0);
    String product = graph.node("MatMul", List.of(x.name(), weight));
    return x.with(
        dense.hasBias()
            ? graph.node("Add", List.of(product, weights.get(name + ".bias")))
            : product);
  }

  private String activation(Activation function, String x) {
    if (function instanceof Activation.LeakyRelu leaky) {
      return graph.node("LeakyRelu", List.of(x), Attribute.number("alpha", leaky.slope()));
    }
    if (function instanceof Activation.Silu) {
      return graph.node("Mul", List.of(x, graph.node("Sigmoid", List.of(x))));
    }
    if (function instanceof Activation.Gelu) {
      return gelu(x);
    }
    if (function instanceof Activation.Oland) {
      String cube = graph.node("Pow", List.of(x, graph.number(3)));
      String scaled = graph.node("Mul", List.of(cube, graph.number(0.01)));
      return graph.node("Add", List.of(scaled, graph.number(0.4)));
    }
    String operator =
        function instanceof Activation.Relu
            ? "Relu"
            : function instanceof Activation.Tanh ? "Tanh" : "Sigmoid";
    return graph.node(operator, List.of(x));
  }

  /** z (1 + erf(z / √2)) / 2 */
  private String gelu(String z) {
    String scaled = graph.node("Mul", List.of(z, graph.number(Math.sqrt(0.5))));
    String erf = graph.node("Erf", List.of(scaled));
    String sum = graph.node("Add", List.of(erf, graph.number(1)));
    String half = graph.node("Mul", List.of(z, graph.number(0.5)));
    return graph.node("Mul", List.of(half, sum));
  }

  private Value batchNorm(String name, BatchNorm norm, Value x) {
    Value channels = layouts.to(x.shape().bins() == 1 ? Layout.CHANNELS : Layout.MAPS, x);
    List<String> inputs = new ArrayList<>(List.of(channels.name()));
    for (String role : List.of("weight", "bias", "running_mean", "running_var")) {
      inputs.add(weights.get(name + "." + role));
    }
    return channels.with(
        graph.node("BatchNormalization", inputs, Attribute.number("epsilon", norm.epsilon())));
  }

  private Value layerNorm(String name, LayerNorm norm, Value x) {
    List<String> inputs =
        List.of(x.name(), weights.get(name + ".weight"), weights.get(name + ".bias"));
    return x.with(
        graph.node("LayerNormalization", inputs, Attribute.number("epsilon", norm.epsilon())));
  }

  private Value residual(String name, Residual residual, Value x) {
    Value through = layers(name + ".", residual.layers(), x);
    Value past = layers(name + "." + Residual.SHORTCUT + ".", residual.shortcut(), x);
    Value fitting = layouts.to(through.layout(), past);
    return through.with(graph.node("Add", List.of(fitting.name(), through.name())));
  }

  private Value glu(Value x) {
    Attribute axis = Attribute.integer("axis", x.layout().channels());
    List<String> halves = graph.nodes("Split", 2, List.of(x.name()), axis);
    String gate = graph.node("Sigmoid", List.of(halves.get(1)));
    return x.with(graph.node("Mul", List.of(halves.get(0), gate)));
  }
}
