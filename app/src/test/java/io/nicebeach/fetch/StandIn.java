package io.nicebeach.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nicebeach.data.Fingerprint;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A small corpus and a server on this machine that stands in for its home. */
final class StandIn implements AutoCloseable {
  static final PublishedCorpus CORPUS =
      new PublishedCorpus(
          "small", "A Small Corpus", "source", "1", "no rights", URI.create("x:/"), "recordings");

  static final List<PublishedFile> FILES =
      IntStream.range(0, 40)
          .mapToObj(i -> "file-%02d.wav".formatted(i))
          .map(name -> new PublishedFile(name, Fingerprint.of(content(name))))
          .toList();

  /** What the server does when asked for a file. */
  interface Answer {
    void to(HttpExchange exchange, String name) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Answer> special = new ConcurrentHashMap<>();
  final AtomicInteger requests = new AtomicInteger();

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  static byte[] content(String name) {
    return ("the sound of " + name).repeat(50).getBytes(StandardCharsets.UTF_8);
  }

  URI home() {
    return URI.create(
        "http://%s:%d/"
            .formatted(server.getAddress().getHostString(), server.getAddress().getPort()));
  }

  /** Lets the server answer in another way when it is asked for file number {@code index}. */
  void when(int index, Answer answer) {
    special.put(FILES.get(index).name(), answer);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    try (exchange) {
      special.getOrDefault(name, StandIn::send).to(exchange, name);
    }
  }

  static void send(HttpExchange exchange, String name) throws IOException {
    send(exchange, content(name));
  }

  static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /** Sends the headers and half the content, then nothing more. */
  void hang(HttpExchange exchange, String name) throws IOException {
    byte[] body = content(name);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    try {
      closing.await();
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
