package io.nicebeach.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer against PyTorch's, in double precision (golden/layers.py). */
class GoldenLayersTest {
  /** What PyTorch has no counterpart of; other tests hold these. */
  private static final Set<String> OWN =
      Set.of("context", "resize", "flatten", "oland", "phones", "swish");

  static Stream<Case> cases() {
    try (InputStream in = GoldenLayersTest.class.getResourceAsStream("/golden/layers.json")) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Settings.of("layers.json", Map.of("cases", Json.parse("layers.json", json)))
          .sections("cases")
          .stream()
          .map(Case::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void putsOutWhatPyTorchDoes(Case golden) {
    for (Settings utterance : golden.settings.sections("utterances")) {
      Batch out = golden.network().forward(golden.batch(utterance));
      float[] expected = floats(utterance.list("y"));
      assertThat(out.values()).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        double tolerance = 2e-6 * Math.max(1, Math.abs(expected[i]));
        assertThat(out.values()[i])
            .as("%s, %d frames, number %d", golden, out.maxFrames(), i)
            .isCloseTo(expected[i], within((float) tolerance));
      }
    }
  }

  @Test
  void noLayerIsMissing() {
    Set<String> tested = new LinkedHashSet<>();
    cases().forEach(golden -> addKinds(golden.settings.list("layers"), tested));
    tested.addAll(OWN);
    assertThat(tested).isEqualTo(LayerReader.kinds());
  }

  private static void addKinds(List<?> layers, Set<String> kinds) {
    for (Object layer : layers) {
      if (layer instanceof Map<?, ?> map) {
        map.forEach(
            (kind, settings) -> {
              kinds.add((String) kind);
              if (((Map<?, ?>) settings).get("layers") instanceof List<?> inner) {
                addKinds(inner, kinds);
              }
            });
      } else {
        kinds.add((String) layer);
      }
    }
  }

  private static float[] floats(List<?> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) numbers.get(i)).floatValue();
    }
    return floats;
  }

  record Case(Settings settings) {
    Network network() {
      NetworkSpec spec = NetworkSpec.from(settings.integer("inputs"), settings.list("layers"), 1);
      Settings weights = settings.section("weights");
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (String name : weights.keys()) {
        Settings weight = weights.section(name);
        int[] shape =
            weight.list("shape").stream().mapToInt(n -> ((Number) n).intValue()).toArray();
        tensors.put(name, new Tensor(shape, floats(weight.list("values"))));
      }
      return Network.of(spec, new Parameters(tensors));
    }

    Batch batch(Settings utterance) {
      int frames = utterance.integer("frames");
      return new Batch(
          floats(utterance.list("x")), frames, settings.integer("inputs"), new int[] {frames});
    }

    @Override
    public String toString() {
      return settings.text("name");
    }
  }
}
