package io.nicebeach.torch;

import io.nicebeach.network.LayerList;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.AttentionPool;
import io.nicebeach.network.layers.BatchNorm;
import io.nicebeach.network.layers.Context;
import io.nicebeach.network.layers.Conv;
import io.nicebeach.network.layers.Conv2d;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.Dropout;
import io.nicebeach.network.layers.Flatten;
import io.nicebeach.network.layers.Glu;
import io.nicebeach.network.layers.LayerNorm;
import io.nicebeach.network.layers.Phones;
import io.nicebeach.network.layers.Pool;
import io.nicebeach.network.layers.Recurrent;
import io.nicebeach.network.layers.Residual;
import io.nicebeach.network.layers.Resize;
import io.nicebeach.network.layers.SelfAttention;
import io.nicebeach.network.layers.Softmax;
import io.nicebeach.network.layers.SqueezeExcite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * What this backend makes of each kind of layer.
 *
 * @param weights where layers find their weights by name
 */
record TorchLayers(Function<String, Tensor> weights) {
  /**
   * Layers in their order.
   *
   * @param prefix what the names of all weights begin with: empty, or a place and a dot
   */
  List<TorchLayer> of(LayerList specs, String prefix, Shape input) {
    List<Shape> shapes = specs.shapes(input);
    List<TorchLayer> layers = new ArrayList<>();
    for (LayerSpec spec : specs.layers()) {
      int index = layers.size();
      layers.add(of(spec, new Named(prefix + index + ".", weights), shapes.get(index)));
    }
    return layers;
  }

  /**
   * The weights of one layer.
   *
   * @param prefix what their names begin with
   */
  record Named(String prefix, Function<String, Tensor> weights) {
    Tensor get(String role) {
      return weights.apply(prefix + role);
    }

    /** A weight that the layer may be without. */
    TensorOptional optional(String role, boolean there) {
      return there ? new TensorOptional(get(role)) : new TensorOptional();
    }
  }

  private TorchLayer of(LayerSpec spec, Named named, Shape input) {
    if (spec instanceof Dense dense) {
      return (x, pass) -> affine(x, named, named.optional("bias", dense.hasBias()));
    }
    if (spec instanceof Activate activate) {
      return (x, pass) -> x.with(activation(activate.function(), x.values()));
    }
    if (spec instanceof Dropout dropout) {
      return (x, pass) -> x.with(torch.dropout(x.values(), dropout.rate(), pass.isTraining()));
    }
    if (spec instanceof Phones phones) {
      return (x, pass) -> {
        pass.besides(phones, affine(x, named, named.optional("bias", true)));
        return x;
      };
    }
    if (spec instanceof Softmax) {
      return (x, pass) -> x.withFlat(x.flat().softmax(2));
    }
    if (spec instanceof Glu) {
      return (x, pass) -> x.with(torch.glu(x.values(), 2));
    }
    if (spec instanceof Residual residual) {
      return residual(residual, named, input);
    }
    if (spec instanceof SqueezeExcite) {
      return (x, pass) -> x.with(x.values().mul(excitement(x, named)));
    }
    if (spec instanceof Conv conv) {
      return (x, pass) -> Convolution.overTime(conv, named, input).forward(x);
    }
    if (spec instanceof Conv2d conv) {
      return (x, pass) -> Convolution.overTimeAndBins(conv, named, input).forward(x);
    }
    if (spec instanceof BatchNorm norm) {
      return new BatchNormLayer(norm, named);
    }
    if (spec instanceof LayerNorm norm) {
      return (x, pass) -> layerNorm(norm, named, x);
    }
    if (spec instanceof Recurrent recurrent) {
      return (x, pass) -> new RecurrentLayer(recurrent, named).forward(x);
    }
    if (spec instanceof SelfAttention attention) {
      return (x, pass) -> new AttentionLayer(attention, named).forward(x);
    }
    if (spec instanceof Pool pool) {
      return (x, pass) -> Pools.statistics(pool.kindOfPool(), x);
    }
    if (spec instanceof AttentionPool) {
      return (x, pass) -> Pools.attention(named, x);
    }
    if (spec instanceof Context context) {
      return (x, pass) -> FrameMaps.context(context, x);
    }
    if (spec instanceof Resize resize) {
      return (x, pass) -> FrameMaps.resize(resize.frames(), x);
    }
    if (spec instanceof Flatten) {
      return (x, pass) -> FrameMaps.flatten(x);
    }
    throw new UnsupportedOperationException(
        "layer " + named.prefix() + " (" + spec.kind() + "): backend torch cannot train it");
  }

  /** y = W x + b */
  private static Frames affine(Frames x, Named named, TensorOptional bias) {
    return x.withFlat(torch.linear(x.flat(), named.get("weight"), bias));
  }

  private static Tensor activation(Activation function, Tensor z) {
    if (function instanceof Activation.Sigmoid) {
      return z.sigmoid();
    }
    if (function instanceof Activation.Tanh) {
      return z.tanh();
    }
    if (function instanceof Activation.Relu) {
      return z.relu();
    }
    if (function instanceof Activation.LeakyRelu leaky) {
      return torch.leaky_relu(z, new Scalar(leaky.slope()));
    }
    if (function instanceof Activation.Silu) {
      return torch.silu(z);
    }
    if (function instanceof Activation.Gelu) {
      return torch.gelu(z);
    }
    if (function instanceof Activation.Oland) {
      return z.pow(new Scalar(3)).mul(new Scalar(0.01)).add(new Scalar(0.4));
    }
    throw new UnsupportedOperationException("backend torch lacks " + function.kind());
  }

  /** y = g(x) + f(x) */
  private TorchLayer residual(Residual spec, Named named, Shape input) {
    List<TorchLayer> through = of(spec.layers(), named.prefix(), input);
    List<TorchLayer> past = of(spec.shortcut(), named.prefix() + Residual.SHORTCUT + ".", input);
    return (x, pass) -> {
      Frames y = TorchNetwork.forward(through, x, pass);
      return y.with(y.values().add(TorchNetwork.forward(past, x, pass).values()));
    };
  }

  /** How loud each channel is made, from what the utterance is like: [B][1][channels][1]. */
  private static Tensor excitement(Frames x, Named named) {
    Tensor means = x.means().mean(-1).squeeze(1);
    Tensor hidden = linear(means, named, "fc1").relu();
    return linear(hidden, named, "fc2").sigmoid().unsqueeze(1).unsqueeze(3);
  }

  private static Tensor linear(Tensor x, Named named, String layer) {
    TensorOptional bias = new TensorOptional(named.get(layer + ".bias"));
    return torch.linear(x, named.get(layer + ".weight"), bias);
  }

  /** Over all numbers of a frame. */
  private static Frames layerNorm(LayerNorm spec, Named named, Frames x) {
    Tensor flat = x.flat();
    Tensor y =
        torch.layer_norm(
            flat,
            new long[] {flat.size(2)},
            new TensorOptional(named.get("weight")),
            new TensorOptional(named.get("bias")),
            spec.epsilon(),
            false);
    return x.with(y.view_as(x.values()));
  }
}
