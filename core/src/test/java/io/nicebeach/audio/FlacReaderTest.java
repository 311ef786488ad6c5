package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlacReaderTest {
  @Test
  void isAsLosslessAsItSays() throws IOException {
    assertThat(read("stereo.flac").samples()).isEqualTo(read("base.wav").samples());
  }

  private static Audio read(String name) throws IOException {
    try (InputStream in = FlacReaderTest.class.getResourceAsStream("/audio/" + name)) {
      return AudioReader.read(Objects.requireNonNull(in, name), name);
    }
  }
}
