package io.nicebeach.fetch;

import static io.nicebeach.fetch.StandIn.CORPUS;
import static io.nicebeach.fetch.StandIn.FILES;
import static io.nicebeach.fetch.StandIn.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FetcherTest {
  private static final FetchProgress SILENT = (done, total) -> {};
  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), 3, Duration.ofMillis(10));
  private static final Patience VERY_SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(300), 2, Duration.ofMillis(10));

  @TempDir Path to;
  private StandIn home;

  @BeforeEach
  void open() throws IOException {
    home = new StandIn();
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void fetchesAllFilesAndSaysWhoseTheyAre() throws Exception {
    List<String> progress = new ArrayList<>();
    FetchReport report = fetcher(SHORT).fetch(to, false, (d, t) -> progress.add(d + "/" + t));

    assertThat(report).isEqualTo(new FetchReport(FILES.size(), 0, List.of()));
    for (PublishedFile file : FILES) {
      assertThat(Files.readAllBytes(path(file))).isEqualTo(content(file.name()));
    }
    assertThat(listing()).hasSize(FILES.size());
    assertThat(progress).hasSize(FILES.size()).startsWith("1/40", "2/40").endsWith("40/40");
    assertThat(to.resolve(Fetcher.NOTICE)).content().contains("A Small Corpus", "no rights");
  }

  @Test
  void asksOnlyForWhatIsMissing() throws Exception {
    fetcher(SHORT).fetch(to, false, SILENT);
    Files.delete(path(FILES.get(7)));
    home.requests.set(0);

    FetchReport report = fetcher(SHORT).fetch(to, false, SILENT);

    assertThat(report).isEqualTo(new FetchReport(1, FILES.size() - 1, List.of()));
    assertThat(home.requests).hasValue(1);
  }

  @Test
  void goesOnAfterAFailureWhereItStopped() throws Exception {
    home.when(20, (exchange, name) -> StandIn.status(exchange, 404));
    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, false, SILENT))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining(FILES.get(20).name())
        .hasMessageContaining("404");
    int there = listing().size();
    assertThat(there).isBetween(1, FILES.size() - 1);
    assertThat(to.resolve(Fetcher.NOTICE)).doesNotExist();

    home.when(20, StandIn::send);
    assertThat(fetcher(SHORT).fetch(to, false, SILENT))
        .isEqualTo(new FetchReport(FILES.size() - there, there, List.of()));
    assertThat(to.resolve(Fetcher.NOTICE)).exists();
  }

  @Test
  void anInterruptedFetchLeavesOnlyWholeFiles() throws Exception {
    Thread here = Thread.currentThread();
    FetchProgress interrupting =
        (done, total) -> {
          if (done == 10) {
            here.interrupt();
          }
        };
    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, false, interrupting))
        .isInstanceOf(InterruptedException.class);

    assertThat(listing()).hasSizeBetween(10, FILES.size() - 1);
    for (Path file : listing()) {
      assertThat(Files.readAllBytes(file)).isEqualTo(content(file.getFileName().toString()));
    }
    assertThat(fetcher(SHORT).fetch(to, false, SILENT).different()).isEmpty();
  }

  @Test
  void whatAKilledFetchLeftHalfWrittenIsNoHindrance() throws Exception {
    Files.createDirectories(to.resolve("recordings"));
    Files.writeString(to.resolve("recordings/." + FILES.get(3).name() + ".part"), "half");

    fetcher(SHORT).fetch(to, false, SILENT);

    assertThat(listing()).hasSize(FILES.size());
  }

  @Test
  void leavesOtherContentAloneUnlessTold() throws Exception {
    Path own = path(FILES.get(5));
    Files.createDirectories(own.getParent());
    Files.writeString(own, "my own");

    FetchReport report = fetcher(SHORT).fetch(to, false, SILENT);
    assertThat(report.fetched()).isEqualTo(FILES.size() - 1);
    assertThat(report.different()).containsExactly("recordings/file-05.wav");
    assertThat(own).hasContent("my own");

    assertThat(fetcher(SHORT).fetch(to, true, SILENT))
        .isEqualTo(new FetchReport(1, FILES.size() - 1, List.of()));
    assertThat(Files.readAllBytes(own)).isEqualTo(content("file-05.wav"));
  }

  @Test
  void otherContentFromTheNetworkIsRefused() throws Exception {
    home.when(9, (exchange, name) -> StandIn.send(exchange, "please log in".getBytes()));

    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, false, SILENT))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("file-09.wav")
        .hasMessageContaining("not the published one");
    assertThat(path(FILES.get(9))).doesNotExist();
  }

  @Test
  void triesAgainWhereTheTroubleMayPass() throws Exception {
    AtomicInteger times = new AtomicInteger();
    home.when(
        12,
        (exchange, name) -> {
          if (times.incrementAndGet() < 3) {
            StandIn.status(exchange, 503);
          } else {
            StandIn.send(exchange, name);
          }
        });

    assertThat(fetcher(SHORT).fetch(to, false, SILENT).fetched()).isEqualTo(FILES.size());
    assertThat(times).hasValue(3);
  }

  @Test
  void doesNotTryAgainWhereItWillNotPass() {
    AtomicInteger times = new AtomicInteger();
    home.when(
        12,
        (exchange, name) -> {
          times.incrementAndGet();
          StandIn.status(exchange, 404);
        });

    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, false, SILENT))
        .hasMessageContaining("status 404");
    assertThat(times).hasValue(1);
  }

  @Test
  void aServerThatHangsIsLeft() {
    home.when(15, home::hang);

    assertThatThrownBy(() -> fetcher(VERY_SHORT).fetch(to, false, SILENT))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("does not answer (waited 0.3 s)");
    assertThat(path(FILES.get(15))).doesNotExist();
  }

  @Test
  void theFirstFailureEndsItAtOnce() {
    home.when(0, (exchange, name) -> StandIn.status(exchange, 503));

    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, false, SILENT))
        .hasMessageContaining("status 503");
    assertThat(home.requests).hasValue(1);
  }

  @Test
  void withoutANetworkOneLineSaysWhatToDo() throws Exception {
    URI nowhere = URI.create("http://127.0.0.1:" + closedPort() + "/");

    assertThatThrownBy(
            () -> new Fetcher(CORPUS, FILES, nowhere, Patience.USUAL).fetch(to, false, SILENT))
        .isInstanceOf(FetchException.class)
        .hasMessage(
            "cannot reach 127.0.0.1:%d (no network?); run the same command later, it goes on where"
                + " it stopped, or train on your own folder with --data",
            nowhere.getPort());
    assertThat(listing()).isEmpty();
  }

  @Test
  void anUnknownHostIsNoNetwork() {
    URI unknown = URI.create("http://no-such-host.invalid/");

    assertThatThrownBy(() -> new Fetcher(CORPUS, FILES, unknown, SHORT).fetch(to, false, SILENT))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void aFullDiskIsReportedWithThePath() throws Exception {
    Path full = Path.of("/dev/full"); // accepts no byte, as a disk without room
    assumeThat(full).exists();
    Path part = to.resolve("recordings/.file-00.wav.part");
    Files.createDirectories(part.getParent());
    Files.createSymbolicLink(part, full);

    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, false, SILENT))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("file-00.wav")
        .hasMessageContaining("No space left on device");
    assertThat(listing()).isEmpty();
  }

  @Test
  void aFolderThatMayNotBeWrittenIsReportedBeforeFetching() throws Exception {
    Path locked = Files.createDirectory(to.resolve("locked"));
    assumeThat(locked.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(locked)).as("a user whom permissions bind").isFalse();

    assertThatThrownBy(() -> fetcher(SHORT).fetch(locked.resolve("in"), false, SILENT))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("locked")
        .hasMessageContaining("no permission");
    assertThat(home.requests).hasValue(0);
  }

  @Test
  void aFileInTheFoldersPlaceIsReported() throws Exception {
    Files.writeString(to.resolve("recordings"), "a file");

    assertThatThrownBy(() -> fetcher(SHORT).fetch(to, true, SILENT))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("is a file where a folder is needed");
    assertThat(to.resolve("recordings")).hasContent("a file");
  }

  private Fetcher fetcher(Patience patience) {
    return new Fetcher(CORPUS, FILES, home.home(), patience);
  }

  private Path path(PublishedFile file) {
    return to.resolve("recordings").resolve(file.name());
  }

  private List<Path> listing() throws IOException {
    try (Stream<Path> files = Files.list(to.resolve("recordings"))) {
      return files.sorted().toList();
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
