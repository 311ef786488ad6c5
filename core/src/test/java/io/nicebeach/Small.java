package io.nicebeach;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models and sounds that are small and quickly made. */
public final class Small {
  public static final int RATE = 8000;
  public static final Alphabet WORDS = Alphabet.of(List.of("low", "high"));

  private Small() {}

  /** A tone of amplitude 0.3. */
  public static Audio tone(double hertz, double seconds) {
    return tone(hertz, seconds, RATE);
  }

  public static Audio tone(double hertz, double seconds, int rate) {
    float[] samples = new float[(int) Math.round(seconds * rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new Audio(samples, rate);
  }

  /** A network of two layers with weights that nothing was learnt with. */
  public static Model model(long seed) {
    return model(
        seed,
        List.of(
            Map.of("context", Map.of("frames", 3, "stride", 2)),
            Map.of("dense", Map.of("units", 5)),
            Map.of("leaky-relu", Map.of("slope", 0.1)),
            Map.of("pool", Map.of("kind", "mean-max")),
            Map.of("dense", Map.of("units", "classes"))),
        Objective.of(Objective.Kind.CROSS_ENTROPY));
  }

  /** A CTC recogniser of words with an output frame for every four of sound. */
  public static Model ctcModel(long seed) {
    return model(
        seed,
        List.of(
            Map.of("context", Map.of("frames", 5, "stride", 2)),
            Map.of("dense", Map.of("units", 5)),
            "tanh",
            Map.of("context", Map.of("frames", 3, "stride", 2)),
            Map.of("dense", Map.of("units", "classes"))),
        Objective.of(Objective.Kind.CTC),
        Alphabet.withBlank(Units.WORDS, List.of("low", "high", "higher")),
        new DecoderSettings(DecoderSettings.Kind.GREEDY, 0.5, 10, 0.7, 0.1, 2, 0));
  }

  /** Tells speech from noise, with weights that nothing was learnt with. */
  public static Model detector(long seed, int delay) {
    FeatureSettings features =
        FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE)
            .withLogarithm(
                new FeatureSettings.Logarithm(
                    FeatureSettings.Logarithm.Unit.NATURAL,
                    FeatureSettings.Logarithm.Reference.ABSOLUTE,
                    1e-9,
                    0))
            .withCentering(
                new FeatureSettings.Centering(FeatureSettings.Centering.Mean.NONE, 30, 1));
    NetworkSpec network =
        NetworkSpec.from(
            features.bins(),
            List.of(
                Map.of("context", Map.of("frames", 3, "dilation", 4, "causal", true)),
                Map.of("dense", Map.of("units", 5)),
                "tanh",
                Map.of("dense", Map.of("units", "classes"))),
            2);
    return new Model(
        features,
        Normalization.none(features.bins()),
        network,
        Initializer.parameters(network, seed),
        new Objective(Objective.Kind.FRAMES, Objective.Reduction.MEAN, 0, 1, delay),
        Alphabet.of(List.of("noise", "speech")),
        Map.of());
  }

  public static Model model(long seed, List<?> layers, Objective objective) {
    return model(seed, layers, objective, WORDS, DecoderSettings.greedy());
  }

  private static Model model(
      long seed, List<?> layers, Objective objective, Alphabet alphabet, DecoderSettings decoding) {
    FeatureSettings features =
        FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE)
            .withMel(new FeatureSettings.Mel(6, MelScale.HTK, 100, 3900, MelFilterBank.Norm.NONE));
    NetworkSpec network = NetworkSpec.from(features.bins(), layers, alphabet.size());
    float[] offset = new float[features.bins()];
    float[] scale = new float[features.bins()];
    Arrays.fill(offset, 0.1f);
    Arrays.fill(scale, 1.5f);
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("seed", seed);
    provenance.put("who", "Zoë, 東京 \"quoted\"");
    return new Model(
        features,
        Normalization.of(offset, scale),
        network,
        Initializer.parameters(network, seed),
        objective,
        alphabet,
        decoding,
        Acceptance.usual(alphabet),
        provenance);
  }
}
