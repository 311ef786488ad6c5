package io.nicebeach.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Augmentation;
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
import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network makes of a recording before its last layer: a point, close to those of other
 * recordings of the same word, even of a word that the network never learnt. Immutable and
 * thread-safe.
 */
final class Embedder {
  /** Each recording is learnt as it is and so many times changed. */
  static final int VERSIONS = 9;

  /** What may differ the next time that the same is said: tempo, voice, place. */
  private static final Augmentation CHANGES =
      Augmentation.from(
          Settings.of(
              "teaching",
              Map.of(
                  "tempo", Map.of("from", 0.8, "to", 1.25),
                  "frequency-warp", Map.of(),
                  "reverberation", Map.of("probability", 0.3),
                  "noise-floor", Map.of("probability", 0.8),
                  "equalizer", Map.of("probability", 0.7))));

  private final Model model;
  private final FeatureExtractor extractor;
  private final Network body;

  /**
   * @throws IllegalArgumentException if the model's network does not end in a layer-norm and a
   *     dense layer: only so are all points at one distance from the middle
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
   * The points of a recording, as it is and changed: [{@value #VERSIONS}][D]. The same recording
   * gives the same points.
   */
  float[][] embed(Audio recording) {
    Features spectra = extractor.spectra(recording);
    float[][] points = new float[VERSIONS][];
    points[0] = point(extractor.speech(spectra));
    for (int version = 1; version < VERSIONS; version++) {
      Augmentation.Use use = new Augmentation.Use(0, version, 0);
      points[version] = point(CHANGES.powers(spectra, extractor, use));
    }
    return points;
  }

  private float[] point(Features speech) {
    Features features = model.normalization().apply(extractor.finish(speech));
    return body.forward(
            new Batch(
                features.values(),
                features.frames(),
                features.bins(),
                new int[] {features.frames()}))
        .values();
  }
}
