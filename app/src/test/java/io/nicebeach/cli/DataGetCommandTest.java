package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DataGetCommandTest {
  private static final String SOME_RECORDING = "recordings/0_george_0.wav";

  @TempDir Path folder;

  @Test
  void offlineOneLineSaysWhatToDo() throws IOException {
    String nowhere = "http://127.0.0.1:" + closedPort() + "/";
    CommandRun run = CommandRun.of("data", "get", "fsdd", "--to", folder, "--from", nowhere);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Free Spoken Digit Dataset", "CC BY-SA 4.0", "github.com");
    assertThat(run.err().lines())
        .hasSize(1)
        .allSatisfy(
            line ->
                assertThat(line)
                    .startsWith("nicebeach: cannot reach 127.0.0.1")
                    .contains("no network", "run the same command later", "--data"));
  }

  @Test
  void aMirrorThatLacksTheFileIsNamed() throws IOException {
    HttpServer mirror = mirror(exchange -> exchange.sendResponseHeaders(404, -1));
    try {
      CommandRun run = CommandRun.of("data", "get", "fsdd", "--to", folder, "--from", url(mirror));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("nicebeach: " + url(mirror)).contains("status 404");
      assertThat(run.err().lines()).hasSize(1);
    } finally {
      mirror.stop(0);
    }
  }

  @Test
  void fetchesTheWholeCorpusAndKeepsOwnFiles() throws IOException {
    assumeThat(System.getenv("NICEBEACH_DATA")).as("NICEBEACH_DATA").isNotNull();
    Path recordings = Path.of(System.getenv("NICEBEACH_DATA"), "fsdd", "recordings");
    HttpServer mirror = mirror(exchange -> send(exchange, recordings));
    try {
      CommandRun run = CommandRun.of("data", "get", "fsdd", "--to", folder, "--from", url(mirror));
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).contains("3,000 files fetched, 0 were there already", "Next");
      try (Stream<Path> files = Files.list(folder.resolve("recordings"))) {
        assertThat(files).hasSize(3000);
      }
    } finally {
      mirror.stop(0);
    }

    Files.writeString(folder.resolve(SOME_RECORDING), "my own");
    CommandRun again = CommandRun.of("data", "get", "fsdd", "--to", folder, "--from", url(mirror));
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err().lines()).hasSize(1);
    assertThat(again.err()).contains(SOME_RECORDING, "left alone", "--force");
    assertThat(folder.resolve(SOME_RECORDING)).hasContent("my own");
  }

  @Test
  void aFileInPlaceOfTheFolderIsReported() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file");

    CommandRun run = CommandRun.of("data", "get", "fsdd", "--to", file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(file.toString(), "--to");
  }

  @Test
  void anUnknownCorpusIsAMistakeOnTheCommandLine() {
    CommandRun run = CommandRun.of("data", "get", "fsd");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'fsd' is not known; there is: fsdd");
  }

  @Test
  void aMirrorIsAnAddressOfTheWeb() {
    CommandRun run = CommandRun.of("data", "get", "fsdd", "--to", folder, "--from", "ftp://here");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not an address of http or https");
  }

  @Test
  void helpHasAnExample() {
    CommandRun run = CommandRun.of("data", "get", "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Example:", "nicebeach data get fsdd");
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static HttpServer mirror(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            handler.handle(exchange);
          }
        });
    server.start();
    return server;
  }

  private static void send(HttpExchange exchange, Path recordings) throws IOException {
    Path file = recordings.resolve(exchange.getRequestURI().getPath().substring(1));
    exchange.sendResponseHeaders(200, Files.size(file));
    Files.copy(file, exchange.getResponseBody());
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
