package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real disk without room: a small one in memory, where the system lets users mount one. */
@Timeout(120)
class FullDiskTest {
  private static final String MOUNT = "mount -t tmpfs -o size=%s none \"$DISK\" && ";

  @TempDir Path folder;
  private Path corpus;
  private Path disk;

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    assumeThat(CommandProcess.succeeds("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"))
        .as("may mount a disk in memory")
        .isTrue();
    corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 4);
    disk = Files.createDirectory(folder.resolve("disk"));
  }

  /** Runs a command and then a script on a disk of that size; what both print. */
  private List<String> onDisk(String size, List<String> words, String after) throws IOException {
    String script = "export DISK='" + disk + "'; " + MOUNT.formatted(size);
    script += "{ \"$@\"; echo \"exit code $?\"; " + after + "; }";
    List<String> unshare = new ArrayList<>(List.of("unshare", "-rm"));
    unshare.addAll(List.of("sh", "-c", script, "sh"));
    unshare.addAll(words);
    return CommandProcess.output(CommandProcess.start(unshare)).lines().toList();
  }

  /** A model of 160 kB, a checkpoint of 640 kB. */
  private List<String> train() {
    return CommandProcess.words(
        "train",
        "--data",
        corpus,
        "--out",
        disk.resolve("m.safetensors"),
        "--set=training.epochs=1",
        "--set=network=[{pool: {kind: mean-max}}, {dense: {units: 480}}, {dense: {units: classes}}]");
  }

  @Test
  void aTrainingWithoutRoomForItsCheckpointSaysSo() throws IOException {
    List<String> lines = onDisk("64k", train(), "ls \"$DISK\" \"$DISK\"/m.run");

    String complaint = String.join("\n", lines);
    assertThat(complaint).contains("exit code 1").doesNotContain("\tat ", "fault");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("nicebeach: "))
        .singleElement()
        .asString()
        .contains("checkpoint.safetensors", "No space left on device", "free some space");
    assertThat(lines).noneMatch(line -> line.endsWith(".part"));
  }

  @Test
  void aModelThatFindsNoRoomLeavesTheOldOneWhole() throws IOException {
    Path old = Files.write(folder.resolve("old"), new byte[1000]);
    // Room for the run's folder, not for the model beside it.
    String prepare = "cp '" + old + "' \"$DISK/m.safetensors\" && ";
    List<String> words = train();
    words.add("--force");
    List<String> shell = new ArrayList<>(List.of("sh", "-c", prepare + "exec \"$@\"", "sh"));
    shell.addAll(words);
    List<String> lines =
        onDisk("740k", shell, "cmp '" + old + "' \"$DISK/m.safetensors\" && echo unchanged");

    assertThat(lines).contains("exit code 1", "unchanged");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("nicebeach: "))
        .singleElement()
        .asString()
        .contains("m.safetensors", "No space left on device", "nothing was changed");
  }
}
