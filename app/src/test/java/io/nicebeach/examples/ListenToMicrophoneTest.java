package io.nicebeach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.recognize.Recognizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ListenToMicrophoneTest {
  @Test
  void whatIsHeardIsPrinted() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ListenToMicrophone.listen(
          Recognizer.named("digits-en").accepting(0), new ByteArrayInputStream(toneAmidSilence()));
    } finally {
      System.setOut(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).matches("(?s)\\r.*\\r[a-z]+\\R");
  }

  private static byte[] toneAmidSilence() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * 32_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 32_000; i++) {
      boolean sounds = i >= 8000 && i < 16_000;
      bytes.putShort((short) (sounds ? 9000 * Math.sin(i * 0.2) : 0));
    }
    return bytes.array();
  }
}
