package io.nicebeach.model;

import static io.nicebeach.model.ModelBytes.NAME;
import static io.nicebeach.model.ModelBytes.bytes;
import static io.nicebeach.model.ModelBytes.content;
import static io.nicebeach.model.ModelBytes.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.model.Safetensors.Type;
import io.nicebeach.network.Network;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.network.Tensor;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How precise the weights of a model file are, above all those of 8 bits. */
class PrecisionTest {
  private static final String WEIGHT = "network.1.weight";
  private static final String SCALE = "network.1.weight.scale";

  @ParameterizedTest
  @EnumSource
  void theSameWeightsComeBack(Precision precision) throws IOException {
    Model model = model(1, precision);
    byte[] file = bytes(model);
    Model back = read(file);

    assertThat(back.parameters().precision()).isEqualTo(precision);
    assertThat(back.parameters().tensors().keySet())
        .containsExactlyElementsOf(model.parameters().tensors().keySet());
    back.parameters()
        .tensors()
        .forEach(
            (name, tensor) -> {
              assertThat(tensor.shape()).isEqualTo(model.parameters().get(name).shape());
              assertThat(tensor.values()).isEqualTo(model.parameters().get(name).values());
            });
    assertThat(bytes(back)).isEqualTo(file);
    Model again = back.withParameters(back.parameters().rounded(precision));
    assertThat(bytes(again)).isEqualTo(file);
  }

  @Test
  void anyReaderGetsTheWeightsAsWholeNumbersTimesScales() throws IOException {
    Model model = model(1, Precision.BYTE);
    Safetensors content = content(model);

    assertThat(content.tensors().keySet())
        .containsExactly(
            "normalization.offset",
            "normalization.scale",
            WEIGHT,
            SCALE,
            "network.1.bias",
            "network.4.weight",
            "network.4.weight.scale",
            "network.4.bias");
    assertThat(content.type(WEIGHT)).isEqualTo(Type.I8);
    assertThat(content.type(SCALE)).isEqualTo(Type.F16);
    assertThat(content.type("network.1.bias")).isEqualTo(Type.F16);
    assertThat(content.type("normalization.scale")).isEqualTo(Type.F32);
    Tensor values = content.tensors().get(WEIGHT);
    float[] scales = content.tensors().get(SCALE).values();
    float[] weights = model.parameters().get("1.weight").values();
    assertThat(values.shape()).containsExactly(5, 18);
    assertThat(scales).hasSize(5);
    for (int i = 0; i < weights.length; i++) {
      assertThat(values.values()[i] * scales[i / 18]).isEqualTo(weights[i]);
    }
  }

  /** An untrained network has no favourite by far, so this is harder than recognising. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void eightBitsRecogniseAlmostTheSame(long seed) throws IOException {
    Recognizer exact = Recognizer.of(Small.model(seed));
    Recognizer rounded = Recognizer.of(read(bytes(model(seed, Precision.BYTE))));
    for (double hertz : new double[] {200, 500, 1000, 3000}) {
      Audio tone = Small.tone(hertz, 0.5);
      assertThat(rounded.recognize(tone).confidence())
          .isCloseTo(exact.recognize(tone).confidence(), within(0.02));
    }
  }

  /** As another program may write them: they are read, and written in single precision. */
  @Test
  void weightsOfSeveralPrecisionsAreSingle() throws IOException {
    Model model = model(1, Precision.BYTE);
    Safetensors content = content(model);
    Map<String, Type> types = new HashMap<>(content.types());
    types.put("network.1.bias", Type.F32);
    Model mixed = read(bytes(new Safetensors(content.tensors(), content.metadata(), types)));

    assertThat(mixed.parameters().precision()).isEqualTo(Precision.SINGLE);
    assertThat(mixed.parameters().get("1.weight").values())
        .isEqualTo(model.parameters().get("1.weight").values());
    assertThat(read(bytes(mixed)).parameters().get("1.weight").values())
        .isEqualTo(model.parameters().get("1.weight").values());
  }

  static List<Arguments> damages() {
    return List.of(
        damage("it lacks the scales of '" + WEIGHT + "'", (t, types) -> t.remove(SCALE)),
        damage("'" + SCALE + "' in F16", (t, types) -> types.put(SCALE, Type.F32)),
        damage("'" + SCALE + "' in F16", (t, types) -> types.put(SCALE, Type.I8)),
        damage("one for each of the 5 rows", (t, types) -> t.put(SCALE, Tensor.zeros(4))),
        damage("one for each of the 5 rows", (t, types) -> t.put(SCALE, Tensor.zeros(5, 1))),
        damage("one for each of the 5 rows", (t, types) -> t.put(SCALE, Tensor.zeros())),
        damage("finite and at least 0 but", (t, types) -> t.get(SCALE).values()[2] = -1),
        damage("'" + WEIGHT + "': values must be", (t, types) -> t.put(WEIGHT, Tensor.zeros(90))),
        damage("values must be rows", (t, types) -> t.put(WEIGHT, Tensor.zeros())),
        damage("'1.weight'", (t, types) -> t.put(WEIGHT, Tensor.zeros(5, 17))),
        damage("lacks the scales", (t, types) -> types.put("network.1.bias", Type.I8)),
        damage("lacks the scales", (t, types) -> types.put("normalization.offset", Type.I8)),
        damage("'1.weight.scale' is none of", (t, types) -> types.put(WEIGHT, Type.F16)));
  }

  private static Arguments damage(
      String complaint, BiConsumer<Map<String, Tensor>, Map<String, Type>> change) {
    return Arguments.of(complaint, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void refusesWeightsOf8BitsThatDoNotFit(
      String complaint, BiConsumer<Map<String, Tensor>, Map<String, Type>> change)
      throws IOException {
    Safetensors good = content(model(1, Precision.BYTE));
    Map<String, Tensor> tensors = new LinkedHashMap<>(good.tensors());
    Map<String, Type> types = new HashMap<>(good.types());
    change.accept(tensors, types);
    byte[] file = bytes(new Safetensors(tensors, good.metadata(), types));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(NAME + ": not usable: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesAScaleThatIsNotFinite() throws IOException {
    Model model = model(1, Precision.BYTE);
    byte[] file = bytes(model);
    // The file ends with the last scales, a number for each of two words, and their two biases.
    file[file.length - 7] = 0x7c;
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("'network.4.weight.scale' holds a number that is not finite");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    byte[] whole = bytes(model(1, Precision.BYTE));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .as("cut to %d of %d bytes", length, whole.length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining("at byte ");
    }
  }

  /** A flipped bit is noticed or gives a model that is whole, and the same once it is written. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void survivesFlippedBits(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] whole = bytes(model(1, Precision.BYTE));
    int kept = 0;
    for (int round = 0; round < 500; round++) {
      byte[] damaged = whole.clone();
      int bit = random.nextInt(8 * damaged.length);
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        Model model = read(damaged);
        assertThat(Network.of(model.network(), model.parameters())).isNotNull();
        byte[] written = bytes(model);
        assertThat(bytes(read(written))).isEqualTo(written);
        kept++;
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageStartingWith(NAME + ": not usable: ");
      }
    }
    assertThat(kept).isBetween(1, 499);
  }

  private static Model model(long seed, Precision precision) {
    Model model = Small.model(seed);
    return model.withParameters(model.parameters().rounded(precision));
  }
}
