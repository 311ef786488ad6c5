package io.nicebeach.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.sample.Extra;
import io.nicebeach.data.sample.Mixture;
import io.nicebeach.data.sample.Sampler;
import io.nicebeach.data.sample.Sampling;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.data.sample.Vocabulary;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Published corpora, as they lie in the folder that NICEBEACH_DATA names. */
class RealCorporaTest {
  private Path data = Path.of("");

  @BeforeEach
  void findData() {
    String folder = System.getenv("NICEBEACH_DATA");
    assumeThat(folder).as("NICEBEACH_DATA").isNotNull();
    data = Path.of(folder);
  }

  @Test
  void fsdd() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("fsdd"));
    assertThat(corpus.name()).isEqualTo("fsdd");
    assertThat(corpus.utterances()).hasSize(3000);
    assertThat(corpus.speakers())
        .containsExactly("george", "jackson", "lucas", "nicolas", "theo", "yweweler");
    assertThat(corpus.labels()).startsWith("zero", "one").endsWith("eight", "nine").hasSize(10);
    assertThat(Corpora.read(data.resolve("fsdd/recordings")).utterances()).hasSize(3000);
    Split official = Splits.official(corpus);
    assertThat(official.test()).hasSize(300);
    assertThat(official.train()).hasSize(2700);
    List<Split> folds = Splits.leaveOneSpeakerOut(corpus);
    assertThat(folds).hasSize(6).allMatch(fold -> fold.test().size() == 500);
  }

  @Test
  void speechCommandsPart() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("speech-commands-part"));
    assertThat(corpus.utterances()).hasSize(5000);
    assertThat(corpus.speakers()).hasSize(478);
    assertThat(corpus.labels()).hasSize(9);
    Split official = Splits.official(corpus);
    assertThat(official.test()).hasSizeGreaterThan(400).hasSizeLessThan(600);
    assertThat(official.sharedSpeakers()).isEmpty();
  }

  @Test
  void speechCommandsMore() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("speech-commands-more"));
    assertThat(corpus.utterances()).hasSize(557);
    assertThat(corpus.labels()).hasSize(35);
  }

  @Test
  void digitsMore() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("digits-more"));
    assertThat(corpus.utterances()).hasSize(963).allMatch(u -> u.file().toFile().isFile());
    assertThat(corpus.labels()).hasSize(10);
    assertThat(corpus.speakers()).hasSize(26);
    assertThat(Corpora.read(data.resolve("digits-more"), "fsdd").utterances()).hasSize(963);
  }

  @Test
  void digitsOfAllCorporaAreOneVocabulary() throws IOException {
    Corpus main = Corpora.read(data.resolve("fsdd"));
    Corpus more =
        Corpora.read(
                List.of(
                    data.resolve("speech-commands-part"),
                    data.resolve("speech-commands-more"),
                    data.resolve("digits-more")))
            .without(List.of("secretless*"));
    Corpus mini = Corpora.read(Path.of("..", "corpus", "mini"));
    TrainingData all =
        new TrainingData(
            main,
            Splits.official(main),
            List.of(new Extra(more, 0.4, 0.1), new Extra(mini, 0.2, 0)),
            List.of(),
            List.of());
    Mixture mixture = Mixture.of(all, new Vocabulary(Units.WHOLE, Transcripts.DIGITS), 1);
    assertThat(mixture.parts().labels()).isEqualTo(Transcripts.DIGITS);
    assertThat(mixture.dropped()).containsEntry(mini.name(), 0);
    assertThat(mixture.sources().get(1).utterances()).hasSizeGreaterThan(2500);
    assertThat(mixture.parts().development()).isNotEmpty();
    assertThat(Corpus.speakers(mixture.parts().train()))
        .doesNotContainAnyElementsOf(Corpus.speakers(mixture.parts().development()));
    Sampler sampler = Sampler.of(mixture.sources(), new Sampling(Sampling.Balance.LABELS, 3000), 1);
    long fives =
        sampler.epoch(1).stream()
            .map(draw -> mixture.parts().train().get(draw.utterance()).text())
            .filter("five"::equals)
            .count();
    assertThat(fives).isEqualTo(300); // though two thousand recordings say one of four digits
  }

  @Test
  void noisesAreCutForTrainingAndTests() throws IOException {
    List<Path> noise = AudioFiles.below(data.resolve("noise"));
    assertThat(noise).hasSize(224);
    assertThat(HeldOut.forTests(noise)).hasSize(64);
    assertThat(AudioFiles.below(data.resolve("rir"))).hasSize(4);
  }

  @Test
  void librispeechByItsManifest() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("librispeech-47"));
    assertThat(corpus.utterances()).hasSize(47);
    assertThat(corpus.speakers()).containsExactly("1089", "237");
  }

  @Test
  void yesNo() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("yesno"));
    assertThat(corpus.utterances()).hasSize(60);
    Split official = Splits.official(corpus);
    assertThat(official.train()).hasSize(30);
    assertThat(official.test()).hasSize(30);
    assertThat(official.train().get(0).text()).isEqualTo("no no no no yes yes yes yes");
    assertThat(official.test()).allMatch(u -> u.text().split(" ").length == 8);
  }

  @Test
  void an4() throws IOException {
    Corpus corpus = Corpora.read(data.resolve("an4"));
    assertThat(corpus.name()).isEqualTo("an4");
    assertThat(corpus.utterances()).hasSize(948).allMatch(u -> u.name().endsWith("-b"));
    assertThat(corpus.speakers()).hasSize(74).contains("fash", "mwhw");
    assertThat(corpus.utterances().get(3).text()).isEqualTo("u m n y h six");
    Split split = Splits.named("speakers=10", corpus, 1);
    assertThat(Corpus.speakers(split.test())).hasSize(10);
    assertThat(split.sharedSpeakers()).isEmpty();
    assertThat(Corpora.read(data.resolve("an4/audio")).utterances()).hasSize(41);
  }
}
