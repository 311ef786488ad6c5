package io.nicebeach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.recognize.Recognizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ServeManyCallsTest {
  private static final Recognizer RECOGNIZER = Recognizer.of(Small.model(1));

  @Test
  void thePageShowsWhatIsCompiled() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    String page = Files.readString(module.resolveSibling("docs/live.md"));
    for (String source :
        List.of(
            "core/src/test/java/io/nicebeach/examples/ServeManyCalls.java",
            "app/src/test/java/io/nicebeach/examples/ListenToMicrophone.java")) {
      String compiled = Files.readString(module.resolveSibling(source));
      assertThat(page)
          .contains("```java\n" + compiled.replaceFirst("(?s)^package .*?;\n\n", "") + "```");
    }
  }

  @Test
  void everyCallIsAnswered() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      threads.submit(
          () -> {
            ServeManyCalls.serve(RECOGNIZER, server, threads);
            return null;
          });
      for (int i = 0; i < 3; i++) {
        try (Socket call = new Socket(server.getInetAddress(), server.getLocalPort())) {
          call.getOutputStream().write(pcm(8000));
          call.shutdownOutput();
          String answer = new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          assertThat(answer).matches("(low|high)\n");
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Silence, a tone, silence; 16-bit integers, the lowest byte first. */
  private static byte[] pcm(int rate) throws IOException {
    float[] samples = new float[2 * rate];
    float[] tone = Small.tone(440, 0.5, rate).samples();
    System.arraycopy(tone, 0, samples, rate / 2, tone.length);
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    AudioWriter.write(new Audio(samples, rate), wav);
    int header = 44;
    return Arrays.copyOfRange(wav.toByteArray(), header, wav.size());
  }
}
