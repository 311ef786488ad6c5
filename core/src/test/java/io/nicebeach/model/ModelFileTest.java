package io.nicebeach.model;

import static io.nicebeach.model.ModelBytes.NAME;
import static io.nicebeach.model.ModelBytes.bytes;
import static io.nicebeach.model.ModelBytes.content;
import static io.nicebeach.model.ModelBytes.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.Small;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {

  @TempDir Path folder;

  @Test
  void readsBackEveryBit() throws IOException {
    Model model = Small.model(1);
    Path file = folder.resolve(NAME);
    ModelFile.write(model, file);
    Model back = ModelFile.read(file);

    assertThat(back.features()).isEqualTo(model.features());
    assertThat(back.normalization()).isEqualTo(model.normalization());
    assertThat(back.network()).isEqualTo(model.network());
    assertThat(back.objective()).isEqualTo(model.objective());
    assertThat(back.alphabet().tokens()).isEqualTo(model.alphabet().tokens());
    assertThat(back.provenance().get("who")).isEqualTo(model.provenance().get("who"));
    assertThat(back.parameters().tensors().keySet())
        .containsExactlyElementsOf(model.parameters().tensors().keySet());
    back.parameters()
        .tensors()
        .forEach((name, tensor) -> assertSame(tensor, model.parameters().get(name)));
    assertThat(bytes(back)).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void keepsWhatACtcModelNeeds() throws IOException {
    Model model = Small.ctcModel(1);
    Model back = read(bytes(model));

    assertThat(back.alphabet().tokens()).containsExactly("<blank>", "low", "high", "higher");
    assertThat(back.alphabet().units()).isEqualTo(Units.WORDS);
    assertThat(back.decoding()).isEqualTo(model.decoding());
    assertThat(bytes(back)).isEqualTo(bytes(model));
  }

  @Test
  void keepsTheExamplesThatWordsWereTaughtBy() throws IOException {
    Model model = Small.model(1);
    Tensor points = new Tensor(new int[] {1, 2, 3}, new float[] {1, 2, 3, -4, -5, -6});
    Model taught =
        new Model(
            model.features(),
            model.normalization(),
            model.network(),
            model.parameters(),
            model.objective(),
            model.alphabet(),
            model.decoding(),
            model.acceptance(),
            Map.of("lights on", points),
            model.provenance());
    Model back = read(bytes(taught.with(taught.acceptance())));

    assertThat(back.examples().keySet()).containsExactly("lights on");
    assertSame(back.examples().get("lights on"), points);
    assertThat(back.parameters().tensors().keySet())
        .isEqualTo(model.parameters().tensors().keySet());
  }

  @Test
  void anAlphabetMustSuitTheObjective() {
    Model ctc = Small.ctcModel(1);
    Objective classifying = Objective.of(Objective.Kind.CROSS_ENTROPY);
    assertThatThrownBy(() -> with(ctc, classifying, ctc.alphabet()))
        .hasMessageContaining("one frame per utterance");
    Alphabet noBlank = Alphabet.of(Units.WORDS, List.of("a", "b", "c", "d"));
    assertThatThrownBy(() -> with(ctc, ctc.objective(), noBlank))
        .hasMessageContaining("must begin with <blank>");
  }

  private static Model with(Model model, Objective objective, Alphabet alphabet) {
    return new Model(
        model.features(),
        model.normalization(),
        model.network(),
        model.parameters(),
        objective,
        alphabet,
        model.provenance());
  }

  private static void assertSame(Tensor actual, Tensor expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < expected.values().length; i++) {
      assertThat(Float.floatToRawIntBits(actual.values()[i]))
          .isEqualTo(Float.floatToRawIntBits(expected.values()[i]));
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    assertThat(bytes(Small.model(7))).isEqualTo(bytes(Small.model(7)));
    assertThat(bytes(Small.model(7))).isNotEqualTo(bytes(Small.model(8)));
  }

  /** As the format's own documentation describes it, read by hand. */
  @Test
  void isSafetensors() throws IOException {
    Model model = Small.model(3);
    byte[] file = bytes(model);
    long headerLength = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat(headerLength % 8).isZero();
    String header = new String(file, 8, (int) headerLength, StandardCharsets.UTF_8);
    assertThat(header).startsWith("{").matches("(?s).*} *");

    Map<String, Object> tree = new LinkedHashMap<>(Json.parseObject("header", header));
    Map<?, ?> metadata = (Map<?, ?>) tree.remove("__metadata__");
    assertThat(metadata.values()).allMatch(String.class::isInstance);
    assertThat(metadata.get("format")).isEqualTo("nicebeach");
    int data = (int) (8 + headerLength);
    int end = 0;
    for (Map.Entry<String, Object> entry : tree.entrySet()) {
      Map<?, ?> tensor = (Map<?, ?>) entry.getValue();
      assertThat(tensor.keySet().stream().map(String::valueOf))
          .containsExactlyInAnyOrder("dtype", "shape", "data_offsets");
      assertThat(tensor.get("dtype")).isEqualTo("F32");
      List<?> offsets = (List<?>) tensor.get("data_offsets");
      assertThat(offsets.get(0)).isEqualTo(end);
      int size =
          ((List<?>) tensor.get("shape"))
              .stream().mapToInt(d -> (Integer) d).reduce(4, (a, b) -> a * b);
      end = (Integer) offsets.get(1);
      assertThat(end - (Integer) offsets.get(0)).isEqualTo(size);
      if (entry.getKey().startsWith("network.")) {
        float[] expected =
            model.parameters().get(entry.getKey().substring("network.".length())).values();
        float first =
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getFloat(data + end - size);
        assertThat(first).isEqualTo(expected[0]);
      }
    }
    assertThat(data + end).isEqualTo(file.length);
    assertThat(tree).containsKeys("normalization.offset", "network.1.weight", "network.4.bias");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = bytes(Small.model(1));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining(NAME)
          .hasMessageContaining("at byte ");
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("bytes follow the last tensor (at byte " + whole.length + ")");
  }

  /** A flipped bit is noticed or gives a model that is whole; no other exception comes out. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void survivesFlippedBits(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = bytes(Small.model(1));
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        int bit = random.nextInt(8 * damaged.length);
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
      }
      try {
        assertThat(read(damaged).network()).isNotNull();
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageStartingWith(NAME + ": not usable: ");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void refusesNoise(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      if (noise.length >= 8) { // a plausible length, so that the rest is looked at
        Arrays.fill(noise, 0, 8, (byte) 0);
        noise[0] = (byte) (noise.length - 8);
      }
      assertThatThrownBy(() -> read(noise)).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesWhatIsNoModelFile() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "These are notes, no model.\n");
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThatThrownBy(() -> ModelFile.read(text))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(text.toString())
        .hasMessageContaining("does not start as a safetensors file does");
    assertThatThrownBy(() -> ModelFile.read(empty))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(empty.toString());
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageEndingWith("it is a folder; name the file in it");
    assertThatThrownBy(() -> ModelFile.read(folder.resolve("gone")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("gone: there is no such file; check the path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "format   | other           | no model that Nicebeach wrote",
        "version  | 2               | version 2 and this Nicebeach reads 1",
        "features | ''              | holds no JSON",
        "features | {\"kind\":\"mfc\"} | 'kind' must be one of",
        "features | {\"bands\":3}   | unknown key 'bands'",
        "network  | []              | must hold a JSON object",
        "network  | {\"layers\":[]} | 'inputs' is missing",
        "network  | {\"inputs\":6,\"layers\":[\"dens\"]} | did you mean 'dense'?",
        "network  | {\"inputs\":6,\"layers\":[null]} | must be a kind",
        "network  | {\"inputs\":6,\"layers\":[\"relu\",{\"fourier\":{\"modes\":8}}]} | layer 1: unknown key 'fourier'; known here: batch-norm,",
        "network  | {\"inputs\":6,\"layers\":[{\"residual\":{\"layers\":[{\"fourier\":{}}]}}]} | layer 0.0: unknown key 'fourier'",
        "network  | {\"inputs\":6,\"layers\":[\"fourier\"]} | if a later Nicebeach wrote this model, update yours",
        "network  | {\"inputs\":7,\"layers\":[]} | must be as many as the features' bins, 6, but are 7",
        "network  | {\"inputs\":6,\"layers\":[]} | must put out one frame",
        "objective | {\"kind\":\"cross\"} | must be one of",
        "objective | {\"kind\":\"oland\",\"targetScale\":0} | targetScale must be positive",
        "alphabet | [\"low\"]       | outputs must be as many as the alphabet's tokens, 1, but are 2",
        "alphabet | [\"low\",\"low\"] | twice",
        "alphabet | [\"low\",7]     | no list of texts",
        "alphabet | {}              | no list of texts",
        "provenance | 3             | must hold a JSON object",
      })
  void refusesMetadataThatDoNotFit(String key, String value, String complaint) throws IOException {
    Safetensors good = content(Small.model(1));
    Map<String, String> metadata = new LinkedHashMap<>(good.metadata());
    metadata.put(key, value);
    assertRefused(new Safetensors(good.tensors(), metadata), complaint);
    metadata.remove(key);
    assertThatThrownBy(() -> read(bytes(new Safetensors(good.tensors(), metadata))))
        .isInstanceOf(ModelFormatException.class);
  }

  /** Settings that would take gigabytes as soon as the model is used. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inputs\":6,\"layers\":[{\"resize\":{\"frames\":2147483647}},\"flatten\"]}",
        "{\"inputs\":6,\"layers\":[{\"context\":{\"frames\":300000000}},{\"pool\":{\"kind\":\"max\"}}]}",
        "{\"inputs\":6,\"layers\":[{\"dense\":{\"units\":2147483647}},{\"pool\":{\"kind\":\"max\"}}]}",
      })
  void refusesNetworksOfAbsurdSize(String network) throws IOException {
    assertRefused(with(Small.model(1), "network", network), "layer 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sampleRate\":2147483647}",
        "{\"sampleRate\":8000,\"fftSize\":1073741824}",
        "{\"sampleRate\":8000,\"mel\":{\"bands\":2147483647}}",
        "{\"sampleRate\":8000,\"mel\":{\"bands\":-1}}",
        "{\"sampleRate\":8000,\"trim\":{\"margin\":1e9}}",
      })
  void refusesFeaturesOfAbsurdSize(String features) throws IOException {
    assertRefused(with(Small.model(1), "features", features), "");
  }

  @Test
  void refusesTensorsThatDoNotFit() throws IOException {
    Safetensors good = content(Small.model(1));
    for (String name : good.tensors().keySet()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>(good.tensors());
      Tensor lost = tensors.remove(name);
      assertRefused(new Safetensors(tensors, good.metadata()), name.replace("network.", ""));
      tensors.put(name, Tensor.zeros(lost.values().length + 1));
      assertRefused(new Safetensors(tensors, good.metadata()), "");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(good.tensors());
    tensors.put("network.9.weight", Tensor.zeros(2));
    assertRefused(new Safetensors(tensors, good.metadata()), "'9.weight' is none of");
  }

  @Test
  void saysNothingThatSpoilsATerminal() throws IOException {
    Safetensors good = content(Small.model(1));
    Map<String, Tensor> tensors = new LinkedHashMap<>(good.tensors());
    tensors.put("network.\u001b[2J\n" + "x".repeat(10_000), Tensor.zeros(2));
    assertThatThrownBy(() -> read(bytes(new Safetensors(tensors, good.metadata()))))
        .isInstanceOf(ModelFormatException.class)
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .doesNotContainPattern("\\p{Cntrl}")
                    .hasSizeLessThan(600));
  }

  private static void assertRefused(Safetensors content, String complaint) throws IOException {
    byte[] file = bytes(content);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(NAME)
        .hasMessageContaining(complaint);
  }

  private static Safetensors with(Model model, String key, String value) throws IOException {
    Safetensors good = content(model);
    Map<String, String> metadata = new LinkedHashMap<>(good.metadata());
    metadata.put(key, value);
    return new Safetensors(good.tensors(), metadata);
  }
}
