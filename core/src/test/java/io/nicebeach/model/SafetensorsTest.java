package io.nicebeach.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.model.Safetensors.Type;
import io.nicebeach.network.Half;
import io.nicebeach.network.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
  @Test
  void holdsTensorsOfAnyShape() throws IOException {
    Map<String, Tensor> tensors =
        Map.of(
            "scalar", new Tensor(new int[] {}, new float[] {-0.0f}),
            "empty", new Tensor(new int[] {3, 0}, new float[0]),
            "cube",
                new Tensor(new int[] {1, 2, 1}, new float[] {Float.MIN_VALUE, -Float.MAX_VALUE}));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Safetensors(tensors, Map.of("key", "value")).write(out);
    Safetensors back = read(out.toByteArray());
    assertThat(back.metadata()).isEqualTo(Map.of("key", "value"));
    assertThat(back.tensors().keySet()).isEqualTo(tensors.keySet());
    tensors.forEach(
        (name, tensor) -> {
          assertThat(back.tensors().get(name).shape()).isEqualTo(tensor.shape());
          assertThat(back.tensors().get(name).values()).isEqualTo(tensor.values());
        });
  }

  @Test
  void holdsHalves() throws IOException {
    float third = Half.round(1 / 3f);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("half", new Tensor(new int[] {3}, new float[] {third, -2, Half.MAX_VALUE}));
    tensors.put("single", new Tensor(new int[] {1}, new float[] {1 / 3f}));
    tensors.put("rounded", new Tensor(new int[] {2}, new float[] {1 / 3f, 1e9f}));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Safetensors(tensors, Map.of(), Map.of("half", Type.F16, "rounded", Type.F16)).write(out);
    Safetensors back = read(out.toByteArray());
    assertThat(back.types())
        .isEqualTo(Map.of("half", Type.F16, "single", Type.F32, "rounded", Type.F16));
    assertThat(back.tensors().get("half").values()).containsExactly(third, -2, Half.MAX_VALUE);
    assertThat(back.tensors().get("single").values()).containsExactly(1 / 3f);
    assertThat(back.tensors().get("rounded").values()).containsExactly(third, Half.MAX_VALUE);
    int numbers = 2 * Short.BYTES + Float.BYTES + 3 * Short.BYTES;
    assertThat(ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).getLong())
        .isEqualTo(out.size() - Long.BYTES - numbers);
  }

  @Test
  void holdsWholeNumbersOf8Bits() throws IOException {
    Tensor numbers = new Tensor(new int[] {2, 3}, new float[] {-128, -0f, 127, 0.6f, -1e9f, 1e9f});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Safetensors(Map.of("whole", numbers), Map.of(), Map.of("whole", Type.I8)).write(out);
    Safetensors back = read(out.toByteArray());
    assertThat(back.type("whole")).isEqualTo(Type.I8);
    assertThat(back.tensors().get("whole").shape()).containsExactly(2, 3);
    assertThat(back.tensors().get("whole").values()).containsExactly(-128, 0, 127, 1, -128, 127);
    assertThat(Arrays.copyOfRange(out.toByteArray(), out.size() - 6, out.size()))
        .containsExactly(-128, 0, 127, 1, -128, 127);
  }

  @Test
  void readsWhatOthersWrote() throws IOException {
    byte[] file =
        file(
            "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
                + "\"a\":{\"data_offsets\":[0,4],\"shape\":[1,1],\"dtype\":\"F32\"}}   ",
            2f,
            3f);
    Safetensors content = read(file);
    assertThat(content.metadata()).isEmpty();
    assertThat(content.tensors().get("a").values()).containsExactly(2);
    assertThat(content.tensors().get("b").values()).containsExactly(3);
  }

  @Test
  void writesNothingThatItCouldNotReadAgain() {
    Tensor one = new Tensor(new int[] {1}, new float[1]);
    Map<String, Tensor> many = new LinkedHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      many.put("tensor" + i, one);
    }
    assertRefused(new Safetensors(many, Map.of()), "more than 10000 tensors");
    assertRefused(new Safetensors(Map.of("a".repeat(100_000), one), Map.of()), "longer");
    assertRefused(
        new Safetensors(Map.of(), Map.of("key", "a".repeat(5_000_000))),
        "names and texts must take at most 4194304 bytes but take 50000");
  }

  private static void assertRefused(Safetensors content, String message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThatThrownBy(() -> content.write(out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
    assertThat(out.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesNumbersThatAreNotFinite(float value) {
    byte[] file =
        file("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 1, value);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("'a' holds a number that is not finite (at byte 62)");
    Tensor bad = new Tensor(new int[] {1}, new float[] {value});
    assertThatThrownBy(
            () -> new Safetensors(Map.of("bad", bad), Map.of()).write(new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'bad'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                             | must hold a JSON object",
        "{\"a\":1}                      | not described as F32",
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}} | not described as F32",
        "{\"a\":{\"dtype\":\"I8\",\"shape\":[4],\"data_offsets\":[0,1]}} | do not fill",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}} | not described as F32",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}} | not described as F32",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | starts at 4",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}} | no whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}} | do not fill",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4.5]}} | no whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | no whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | do not fill",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[null],\"data_offsets\":[0,4]}} | no whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,0]}} | do not fill",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,0],\"data_offsets\":[0,0]}} | do not fill",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}} | no whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,9223372036854775807]}} | no whole number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,1e400]}} | too large",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[2,6]}} | starts at 2 of the tensors' bytes where 4 is due",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | starts at 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | Duplicate",
        "{\"__metadata__\":3}           | no texts by key",
        "{\"__metadata__\":{\"a\":3}}   | more than texts",
        "{\"__metadata__\":{\"a\":null}} | more than texts",
        "{}{}                           | more text after",
        "{\"a\":                        | header",
      })
  void refusesHostileHeaders(String header, String complaint) {
    byte[] file = file(header, 1, 2, 3);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("test: not usable: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] file = file("{\"abc\":1}");
    file[11] = (byte) 0xff;
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void refusesDepthThatWouldEndTheStack() {
    for (String open : new String[] {"[", "{\"a\":"}) {
      assertThatThrownBy(() -> read(file("{\"a\":" + open.repeat(200_000))))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      longs = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 0, 1, 1L << 32, (1L << 32) + 2, 1 << 30})
  void takesNoMemoryForAClaimOfAHeader(long length) {
    byte[] file = file("{}");
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    assertRefusedWithin(1 << 20, file);
  }

  @Test
  void takesNoMemoryForAClaimOfATensor() {
    assertRefusedWithin(
        1 << 20,
        file(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[536870910],\"data_offsets\":[0,2147483640]}}",
            1));
    assertRefusedWithin(
        1 << 20,
        file(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[1073741824],\"data_offsets\":[0,4294967296]}}",
            1));
  }

  @Test
  void takesNoMemoryForAClaimOfWholeNumbers() {
    assertRefusedWithin(
        1 << 20,
        file(
            "{\"a\":{\"dtype\":\"I8\",\"shape\":[2147483640],\"data_offsets\":[0,2147483640]}}",
            1));
  }

  @Test
  void refusesAMillionTensors() {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 1_000_000; i++) {
      header.append(i == 0 ? "" : ",").append('"').append(i).append("\":0");
    }
    assertRefusedWithin(1 << 20, file(header + "}"));
    StringBuilder fewer = new StringBuilder("{");
    for (int i = 0; i < 20_000; i++) {
      fewer
          .append(i == 0 ? "" : ",")
          .append("\"" + i + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
    }
    assertThatThrownBy(() -> read(file(fewer + "}")))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("more than 10000 tensors");
  }

  /** However much a file claims to hold, its reader asks for little at once. */
  private static void assertRefusedWithin(int bytes, byte[] file) {
    Meter in = new Meter(file);
    assertThatThrownBy(() -> Safetensors.read(in, "test")).isInstanceOf(ModelFormatException.class);
    assertThat(in.mostAsked).as("bytes asked for at once").isBetween(1, bytes);
  }

  /** Notes for how many bytes there was room when they were asked for. */
  private static final class Meter extends InputStream {
    private final ByteArrayInputStream in;
    private int mostAsked;

    Meter(byte[] content) {
      in = new ByteArrayInputStream(content);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] room, int from, int length) {
      mostAsked = Math.max(mostAsked, room.length);
      return in.read(room, from, length);
    }
  }

  private static Safetensors read(byte[] file) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(file), "test");
  }

  private static byte[] file(String header, float... values) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + json.length + Float.BYTES * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json);
    for (float value : values) {
      file.putFloat(value);
    }
    return file.array();
  }
}
