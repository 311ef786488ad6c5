package io.nicebeach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reference values among the test resources; see their README. */
public final class Golden {
  /** The recordings that the values were made of. */
  public static final List<String> RECORDINGS =
      List.of(
          "0_jackson_0", "3_theo_7", "5_nicolas_12", "7_george_3", "8_lucas_21", "9_yweweler_33");

  private Golden() {}

  /** The array {@code name}, without its ending. */
  public static float[] array(String name) {
    return floats(bytes(name + ".f32"));
  }

  /** Whether there is an array of this name. */
  public static boolean has(String name) {
    return Golden.class.getResource("/golden/" + name + ".f32") != null;
  }

  public static byte[] bytes(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
      assertThat(in).as("golden file " + file).isNotNull();
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Little-endian single precision numbers. */
  public static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** Asserts that no value differs by more than {@code tolerance}. */
  public static void assertClose(String what, float[] actual, float[] expected, double tolerance) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double worst = 0;
    int at = 0;
    for (int i = 0; i < actual.length; i++) {
      double difference = Math.abs(actual[i] - (double) expected[i]);
      if (!(difference <= worst)) {
        worst = difference;
        at = i;
      }
    }
    assertThat(worst)
        .as(
            "%s: the largest difference, at %d of %d: expected %s, actual %s",
            what, at, actual.length, expected[at], actual[at])
        .isLessThanOrEqualTo(tolerance);
  }
}
