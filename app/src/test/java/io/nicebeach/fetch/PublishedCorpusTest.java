package io.nicebeach.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.data.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedCorpusTest {
  @Test
  void fsddHasFiftyRecordingsOfEachDigitBySixSpeakers() {
    assertThat(PublishedCorpus.FSDD.files())
        .hasSize(3000)
        .allMatch(
            file ->
                file.name()
                    .matches("\\d_(george|jackson|lucas|nicolas|theo|yweweler)_([1-4]?\\d)\\.wav"))
        .allMatch(file -> file.sha256().matches("[0-9a-f]{64}"));
    assertThat(PublishedCorpus.FSDD.files().stream().map(PublishedFile::name))
        .doesNotHaveDuplicates();
  }

  @Test
  void fsddIsPinnedAndNamesItsLicence() {
    PublishedCorpus fsdd = PublishedCorpus.FSDD;
    assertThat(fsdd.home().resolve("7_jackson_32.wav"))
        .hasToString(
            "https://raw.githubusercontent.com/Jakobovski/free-spoken-digit-dataset/"
                + "26eb9aaf76e81b692f806f9140c2d2777410d7a1/recordings/7_jackson_32.wav");
    assertThat(fsdd.notice()).contains(fsdd.source(), fsdd.version(), "CC BY-SA 4.0");
  }

  @Test
  void theChecksumsAreThoseOfTheRecordingsAtHand() throws Exception {
    assumeThat(System.getenv("NICEBEACH_DATA")).as("NICEBEACH_DATA").isNotNull();
    Path recordings = Path.of(System.getenv("NICEBEACH_DATA"), "fsdd", "recordings");
    for (PublishedFile file : PublishedCorpus.FSDD.files()) {
      byte[] content = Files.readAllBytes(recordings.resolve(file.name()));
      assertThat(Fingerprint.of(content)).as(file.name()).isEqualTo(file.sha256());
    }
  }

  @Test
  void liesInTheHomeThatTheUserChose(@TempDir Path home) {
    assertThat(DataHome.path(home.toString(), "/home/eve")).isEqualTo(home.resolve("data"));
    assertThat(DataHome.path(null, "/home/eve")).isEqualTo(Path.of("/home/eve/.nicebeach/data"));
    assertThat(DataHome.of(PublishedCorpus.FSDD)).isEqualTo(DataHome.path().resolve("fsdd"));
  }
}
