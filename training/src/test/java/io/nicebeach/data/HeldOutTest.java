package io.nicebeach.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeldOutTest {
  @Test
  void aQuarterIsKeptByItsNamesAlone() {
    List<Path> files =
        IntStream.range(0, 1000).mapToObj(i -> Path.of("a", "noise-" + i + ".flac")).toList();
    List<Path> tests = HeldOut.forTests(files);
    assertThat(tests).hasSizeBetween(200, 300);
    List<Path> all = new ArrayList<>(HeldOut.forTraining(files));
    assertThat(all).doesNotContainAnyElementsOf(tests);
    all.addAll(tests);
    assertThat(all).containsExactlyInAnyOrderElementsOf(files);
    List<Path> elsewhere = files.stream().map(f -> Path.of("b").resolve(f.getFileName())).toList();
    assertThat(HeldOut.forTests(elsewhere)).hasSameSizeAs(tests);
  }

  @Test
  void aSpeakerServesForTheSameInEveryCorpus() {
    int[] counts = new int[Part.values().length];
    for (int i = 0; i < 1000; i++) {
      Part part = HeldOut.part(new Utterance(Path.of("a", i + ".wav"), "one", "speaker" + i));
      Part elsewhere = HeldOut.part(new Utterance(Path.of("b", "x.flac"), "two", "speaker" + i));
      assertThat(elsewhere).isEqualTo(part);
      counts[part.ordinal()]++;
    }
    assertThat(counts[Part.TEST.ordinal()]).isBetween(95, 155);
    assertThat(counts[Part.DEVELOPMENT.ordinal()]).isBetween(95, 155);
  }

  @Test
  void whereNobodyIsKnownNoTrainingGetsARecordingThatIsKeptForTests() {
    for (int i = 0; i < 200; i++) {
      Path file = Path.of("noise-" + i + ".flac");
      Part part = HeldOut.part(new Utterance(file, "", ""));
      assertThat(part == Part.TEST).isEqualTo(HeldOut.isHeldOut(file));
    }
  }

  @Test
  void theRuleIsTheCrcOfTheName() {
    // Python: zlib.crc32(b"1-17367-A.wav") % 4
    assertThat(HeldOut.isHeldOut(Path.of("x", "1-17367-A.wav"))).isTrue();
  }
}
