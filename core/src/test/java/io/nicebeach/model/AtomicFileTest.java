package io.nicebeach.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void createsAndReplacesWithFolders() throws IOException {
    Path file = folder.resolve("a/b/file");
    AtomicFile.write(file, text("one"));
    AtomicFile.write(file, text("two"));
    assertThat(file).hasContent("two");
    assertThat(filesIn(file.getParent())).containsExactly(file);
  }

  @Test
  void aFullDiskLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(
            () -> AtomicFile.write(file, half(new IOException("No space left on device"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device")
        .hasMessageContaining("nothing was changed, free some space or choose another place");
    assertThat(file).hasContent("old");
    assertThat(filesIn(folder)).containsExactly(file);
  }

  @Test
  void aFaultLeavesWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    IllegalStateException fault = new IllegalStateException("a fault");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write(new byte[100_000]);
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(file).hasContent("old");
    assertThat(filesIn(folder)).containsExactly(file);
  }

  @Test
  void clearsWhatAKilledProcessLeft() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(folder.resolve("file.part"), "what was written when the process was killed");
    AtomicFile.write(file, text("new"));
    assertThat(file).hasContent("new");
    assertThat(filesIn(folder)).containsExactly(file);
  }

  @Test
  void severalWritersOfOneFileEachWriteAllOfIt() throws IOException {
    Path file = folder.resolve("file");
    List<String> contents = List.of("a".repeat(100_000), "b".repeat(300_000), "c".repeat(200_000));
    for (int run = 0; run < 50; run++) {
      contents.parallelStream().forEach(content -> write(file, content));
      assertThat(contents.contains(Files.readString(file))).as("run %d", run).isTrue();
    }
    assertThat(filesIn(folder)).containsExactly(file);
  }

  private static void write(Path file, String content) {
    try {
      AtomicFile.write(file, text(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesFoldersAndFilesInFiles() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(() -> AtomicFile.write(folder, text("x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> AtomicFile.write(file.resolve("below"), text("x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("below")
        .hasMessageContaining(file + " is no folder");
    assertThat(file).hasContent("old");
  }

  @Test
  void saysWhereThereIsNoPermission() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    assumeThat(locked.toFile().setWritable(false) && !Files.isWritable(locked))
        .as("a folder can be locked for this user")
        .isTrue();
    try {
      assertThatThrownBy(() -> AtomicFile.write(locked.resolve("file"), text("x")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no permission")
          .hasMessageContaining("choose another place");
    } finally {
      assertThat(locked.toFile().setWritable(true)).isTrue();
    }
  }

  private static AtomicFile.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AtomicFile.Content half(IOException end) {
    return (OutputStream out) -> {
      out.write(new byte[100_000]);
      throw end;
    };
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
