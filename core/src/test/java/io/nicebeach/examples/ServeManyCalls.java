package io.nicebeach.examples;

import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamSettings;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Each connection sends 8 kHz, 16-bit sound and gets a line back for each utterance. */
class ServeManyCalls {
  private static final StreamSettings CALL =
      StreamSettings.of(8000).with(Endpointing.usual()).withoutPartials();

  public static void main(String[] arguments) throws Exception {
    Recognizer recognizer = Recognizer.load(Path.of(arguments[0])); // one for all threads
    try (ServerSocket server = new ServerSocket(Integer.parseInt(arguments[1]))) {
      serve(recognizer, server, Executors.newCachedThreadPool());
    }
  }

  static void serve(Recognizer recognizer, ServerSocket server, ExecutorService threads)
      throws Exception {
    while (!server.isClosed()) {
      Socket call = server.accept();
      threads.submit(
          () -> {
            try (call) {
              answer(recognizer.stream(CALL), call.getInputStream(), call.getOutputStream());
            }
            return null;
          });
    }
  }

  private static void answer(RecognizerStream stream, InputStream in, OutputStream out)
      throws Exception {
    byte[] bytes = new byte[4096];
    for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
      write(stream.accept(bytes, 0, count), out);
    }
    write(stream.finish(), out);
  }

  private static void write(List<StreamEvent> events, OutputStream out) throws Exception {
    for (StreamEvent event : events) {
      if (event instanceof Final heard) {
        out.write((heard.recognition().text() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
