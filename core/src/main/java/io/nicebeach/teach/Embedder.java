package io.nicebeach.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.model.Model;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.LayerNorm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network makes of a recording before its last layer: a point that lies in the direction of
 * other recordings of the same word, even of a word that the network never learnt. A layer-norm of
 * its own, without weights to speak of, puts all points at the distance √D from the origin, so that
 * a dense layer can tell directions. Immutable and thread-safe.
 */
final class Embedder {
  private final Model model;
  private final FeatureExtractor extractor;
  private final NetworkSpec spec;
  private final Parameters parameters;
  private final Network network;

  /**
   * @param model a base, or one that words were taught to, which has the layer-norm already
   * @throws IllegalArgumentException if its network does not end in a layer-norm and a dense layer:
   *     others' points are too much alike
   */
  Embedder(Model model) {
    this.model = model;
    extractor = FeatureExtractor.of(model.features());
    NetworkSpec body = body(model.network());
    spec = model.examples().isEmpty() ? withLayerNorm(body) : body;
    Map<String, Tensor> weights = new LinkedHashMap<>(Initializer.parameters(spec, 0).tensors());
    body.parameters().keySet().forEach(name -> weights.put(name, model.parameters().get(name)));
    parameters = new Parameters(weights);
    network = Network.of(spec, parameters);
  }

  /** All layers but the last. */
  private static NetworkSpec body(NetworkSpec network) {
    List<LayerSpec> layers = network.layers();
    int last = layers.size() - 1;
    if (last < 1
        || !(layers.get(last) instanceof Dense)
        || !(layers.get(last - 1) instanceof LayerNorm)) {
      throw new IllegalArgumentException(
          "base must be a model whose network ends in layer-norm and dense, such as words-en, but"
              + " its layers are "
              + layers.stream().map(LayerSpec::kind).toList());
    }
    return new NetworkSpec(network.inputs(), layers.subList(0, last));
  }

  private static NetworkSpec withLayerNorm(NetworkSpec body) {
    List<LayerSpec> layers = new ArrayList<>(body.layers());
    layers.add(new LayerNorm());
    return new NetworkSpec(body.inputs(), layers);
  }

  /** The layers that a recording goes through. */
  NetworkSpec spec() {
    return spec;
  }

  /** Their weights. */
  Parameters parameters() {
    return parameters;
  }

  /** D, the numbers of a point. */
  int width() {
    return spec.outputs();
  }

  /**
   * The point of a recording, [D].
   *
   * @throws IllegalArgumentException if it holds no sample, or one that is not a finite number
   */
  float[] point(Audio recording) {
    Features features = model.normalization().apply(extractor.extract(recording));
    return network
        .forward(
            new Batch(
                features.values(),
                features.frames(),
                features.bins(),
                new int[] {features.frames()}))
        .values();
  }
}
