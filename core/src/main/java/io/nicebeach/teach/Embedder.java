package io.nicebeach.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.model.Model;
import io.nicebeach.network.Batch;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.LayerNorm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network makes of a recording before its last layer: a point that lies in the direction of
 * other recordings of the same word, even of a word that the network never learnt. Immutable and
 * thread-safe.
 */
final class Embedder {
  private final Model model;
  private final FeatureExtractor extractor;
  private final Network body;

  /**
   * @throws IllegalArgumentException if the model's network does not end in a layer-norm and a
   *     dense layer: only so are all points about as far from the origin
   */
  Embedder(Model model) {
    this.model = model;
    extractor = FeatureExtractor.of(model.features());
    NetworkSpec spec = body(model.network());
    Map<String, Tensor> weights = new LinkedHashMap<>(model.parameters().tensors());
    weights.keySet().retainAll(spec.parameters().keySet());
    body = Network.of(spec, new Parameters(weights));
  }

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

  /** D, the numbers of a point. */
  int width() {
    return body.spec().outputs();
  }

  /**
   * The point of a recording, [D].
   *
   * @throws IllegalArgumentException if it holds no sample, or one that is not a finite number
   */
  float[] point(Audio recording) {
    Features features = model.normalization().apply(extractor.extract(recording));
    return body.forward(
            new Batch(
                features.values(),
                features.frames(),
                features.bins(),
                new int[] {features.frames()}))
        .values();
  }
}
