package io.nicebeach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.AudioReader;
import io.nicebeach.recognize.Recognizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ListenToMicrophoneTest {
  @Test
  void whatIsHeardIsPrinted() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ListenToMicrophone.listen(
          Recognizer.named("digits-en").accepting(0), new ByteArrayInputStream(wordAmidSilence()));
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).matches("(?s)\\r.*\\r[a-z]+\\R");
  }

  /** Between two seconds of silence, for the microphone: 16 kHz, 16 bits. */
  private static byte[] wordAmidSilence() throws IOException {
    Path word = Path.of("..", "corpus", "mini", "recordings", "7_espeakus17_0.flac");
    float[] samples = AudioReader.read(word).resampled(16_000).samples();
    ByteBuffer bytes = ByteBuffer.allocate(2 * (samples.length + 32_000));
    bytes.order(ByteOrder.LITTLE_ENDIAN).position(32_000);
    for (float sample : samples) {
      bytes.putShort((short) (32_767 * sample));
    }
    return bytes.array();
  }
}
