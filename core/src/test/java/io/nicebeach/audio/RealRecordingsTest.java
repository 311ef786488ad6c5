package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads real recordings, where {@code NICEBEACH_DATA} names a folder of them. */
class RealRecordingsTest {
  @BeforeEach
  void needsRecordings() {
    assumeThat(System.getenv("NICEBEACH_DATA")).as("NICEBEACH_DATA").isNotNull();
  }

  @Test
  void flacFilesHaveTheChecksumsThatTheirEncodersWrote() throws Exception {
    for (Path path : every(100, ".flac")) {
      FlacMd5.assertRight(Files.readAllBytes(path), path.toString());
    }
  }

  @Test
  void wavFilesHoldTheSamplesBehindTheirHeaders() throws Exception {
    for (Path path : every(100, ".wav")) {
      Recording recording = AudioReader.readRecording(path);

      assertThat(recording.info().container()).as("%s", path).isEqualTo("WAV");
      assertThat(recording.audio().seconds()).as("%s", path).isBetween(0.1, 30.0);
      assertThat(recording.audio().samples())
          .as("%s", path)
          .isNotEqualTo(new float[recording.audio().samples().length]);
    }
  }

  /** Every so manyth file in the order of their paths; at least one. */
  private static List<Path> every(int step, String ending) throws Exception {
    try (Stream<Path> walk = Files.walk(Path.of(System.getenv("NICEBEACH_DATA")))) {
      List<Path> all = walk.filter(p -> p.toString().endsWith(ending)).sorted().toList();
      assertThat(all).as("files of %s", ending).isNotEmpty();
      return Stream.iterate(0, i -> i < all.size(), i -> i + step).map(all::get).toList();
    }
  }
}
