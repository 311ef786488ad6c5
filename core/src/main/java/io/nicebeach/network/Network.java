package io.nicebeach.network;

import io.nicebeach.matrix.Precision;
import io.nicebeach.network.forward.NetworkStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network with its weights, ready for use: immutable and safe for any number of threads. An
 * utterance's result is the same, bit for bit, alone or in a batch.
 */
public final class Network {
  private final NetworkSpec spec;
  private final List<Layer> layers;

  private Network(NetworkSpec spec, List<Layer> layers) {
    this.spec = spec;
    this.layers = layers;
  }

  /**
   * The network of that spec with a copy of those weights.
   *
   * @throws IllegalArgumentException if a weight is missing, superfluous or of another shape
   */
  public static Network of(NetworkSpec spec, Parameters parameters) {
    requireFit(spec, parameters);
    return new Network(spec, spec.list().forward("", spec.input(), Weights.of(parameters)));
  }

  /**
   * Refuses parameters that are not those of {@code spec}.
   *
   * @throws IllegalArgumentException naming the first that is missing, superfluous or misshapen
   */
  public static void requireFit(NetworkSpec spec, Parameters parameters) {
    spec.parameters()
        .forEach(
            (name, expected) -> {
              int[] actual = parameters.get(name).shape();
              if (!Arrays.equals(expected.shape(), actual)) {
                throw new IllegalArgumentException(
                    "parameter '%s' must have shape %s but has %s"
                        .formatted(
                            name, Arrays.toString(expected.shape()), Arrays.toString(actual)));
              }
            });
    for (String name : parameters.tensors().keySet()) {
      if (!spec.parameters().containsKey(name)) {
        throw new IllegalArgumentException(
            "parameter '" + name + "' is none of the network's " + spec.parameters().keySet());
      }
    }
  }

  public NetworkSpec spec() {
    return spec;
  }

  /**
   * The outputs [B][T'][V] for a batch of features [B][T][F].
   *
   * @throws IllegalArgumentException if the batch has other bins than the network has inputs
   */
  public Batch forward(Batch batch) {
    spec.requireInputs(batch);
    return Layer.forward(layers, Sequences.of(batch, Precision.SINGLE)).toBatch();
  }

  /**
   * The network at the start of an utterance whose frames come piece by piece.
   *
   * @throws LayerException naming the first layer that has to wait for later frames
   */
  public NetworkStream stream() {
    return NetworkStream.of(spec, layers);
  }

  /**
   * What comes out of each layer, in their order; the last is what {@link #forward} gives.
   *
   * @throws IllegalArgumentException if the batch has other bins than the network has inputs
   */
  public List<Batch> activations(Batch batch) {
    spec.requireInputs(batch);
    Sequences sequences = Sequences.of(batch, Precision.SINGLE);
    List<Batch> activations = new ArrayList<>();
    for (Layer layer : layers) {
      sequences = layer.forward(sequences);
      activations.add(sequences.toBatch());
    }
    return activations;
  }
}
