package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** The sounds that {@code make.sh} in the folder {@code audio} made, and what is in them. */
final class SoundFiles {
  private SoundFiles() {}

  static byte[] bytes(String name) {
    try (InputStream in = SoundFiles.class.getResourceAsStream("/audio/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mean of the two channels of a file of raw floats. */
  static float[] expected(String kind) {
    ByteBuffer stereo = ByteBuffer.wrap(bytes(kind + ".expected")).order(ByteOrder.LITTLE_ENDIAN);
    float[] mono = new float[stereo.limit() / (2 * Float.BYTES)];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = (float) (((double) stereo.getFloat() + stereo.getFloat()) / 2);
    }
    return mono;
  }
}
