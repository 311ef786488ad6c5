package io.nicebeach.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.HeldOut;
import io.nicebeach.data.Part;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MixtureTest {
  private static final Corpus MAIN = corpus("main", List.of("one", "two"), List.of("ann", "bob"));
  private static final Split SPLIT =
      new Split("all", MAIN.utterances(), List.of(), List.of(), List.of());

  private static Corpus corpus(String name, List<String> texts, List<String> speakers) {
    List<Utterance> utterances = new ArrayList<>();
    for (String speaker : speakers) {
      for (String text : texts) {
        utterances.add(new Utterance(Path.of(name, text + "-" + speaker), text, speaker));
      }
    }
    return Corpus.of(name, Path.of(name), utterances);
  }

  private static Mixture mixture(Vocabulary vocabulary, Extra... extras) throws CorpusException {
    TrainingData data = new TrainingData(MAIN, SPLIT, List.of(extras), List.of(), List.of());
    return Mixture.of(data, vocabulary, 1);
  }

  @Test
  void takesFromExtraCorporaWhatTheMainOneSays() throws CorpusException {
    Corpus extra = corpus("extra", List.of("one", "2", "seven"), List.of("cid", "dan", "eve"));
    Mixture mixture =
        mixture(new Vocabulary(Units.WHOLE, SPLIT.labels()), new Extra(extra, 0.25, 0));
    assertThat(mixture.sources()).extracting(Source::name).containsExactly("main", "extra");
    assertThat(mixture.sources()).extracting(Source::share).containsExactly(0.0, 0.25);
    assertThat(mixture.parts().labels()).containsExactly("one", "two");
    assertThat(mixture.parts().train()).hasSize(4 + 6);
    assertThat(mixture.parts().train().subList(0, 4)).isEqualTo(MAIN.utterances());
    assertThat(mixture.dropped()).containsEntry("extra", 3);
  }

  @Test
  void setsWholeSpeakersApartToChooseTheBestEpoch() throws CorpusException {
    Corpus extra = corpus("extra", List.of("one", "two"), List.of("cid", "dan", "eve", "flo"));
    Mixture mixture =
        mixture(new Vocabulary(Units.WHOLE, SPLIT.labels()), new Extra(extra, 0.5, 0.25));
    assertThat(mixture.parts().development()).hasSize(2);
    List<String> held = Corpus.speakers(mixture.parts().development());
    assertThat(held).hasSize(1);
    assertThat(Corpus.speakers(mixture.parts().train()))
        .hasSize(5)
        .doesNotContainAnyElementsOf(held);
  }

  @Test
  void stringsAreTakenIfEveryWordIsKnown() throws CorpusException {
    Corpus strings = corpus("strings", List.of("one two", "1 2 1", "two three"), List.of("cid"));
    Mixture mixture =
        mixture(new Vocabulary(Units.WORDS, SPLIT.labels()), new Extra(strings, 0.5, 0));
    assertThat(mixture.sources().get(1).utterances())
        .extracting(Utterance::text)
        .containsExactly("one two", "one two one");
  }

  @Test
  void labelsMayBeNumeralsToo() throws CorpusException {
    Vocabulary numerals = new Vocabulary(Units.WHOLE, List.of("1", "2"));
    assertThat(numerals.kept(MAIN).labels()).containsExactly("1", "2");
  }

  @Test
  void anExtraCorpusThatSaysNothingOfUseIsAnError() {
    Corpus extra = corpus("extra", List.of("left", "right"), List.of("cid"));
    assertThatThrownBy(
            () -> mixture(new Vocabulary(Units.WHOLE, SPLIT.labels()), new Extra(extra, 0.5, 0)))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("extra: says none of the words to learn, [one, two]");
  }

  @Test
  void otherWordsAreLearntAsUnknown() throws CorpusException {
    Corpus extra = corpus("extra", List.of("one", "left", "right"), List.of("cid", "dan"));
    Vocabulary vocabulary = new Vocabulary(Units.WHOLE, List.of("one", "two", "_unknown_"));
    Corpus without = extra.withoutWords(List.of("right"));
    Mixture mixture = mixture(vocabulary, new Extra(without, 0.5, 0, false, "_unknown_"));
    assertThat(mixture.sources().get(1).utterances())
        .extracting(Utterance::text)
        .containsExactly("_unknown_", "_unknown_");
    assertThatThrownBy(() -> extra.withoutWords(List.of("up")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("nobody says 'up'");
  }

  @ParameterizedTest
  @CsvSource({"WORDS, _unknown_", "CHARACTERS, ''"})
  void ofOtherWordsWhoWritesStringsLearnsATokenAndWhoSpellsLearnsToWriteNothing(
      Units units, String learnt) throws CorpusException {
    Corpus extra = corpus("extra", List.of("one", "left", "one left"), List.of("cid"));
    Vocabulary vocabulary = new Vocabulary(units, SPLIT.labels());
    Mixture mixture = mixture(vocabulary, new Extra(extra, 0.5, 0, false, "_unknown_"));
    assertThat(mixture.sources().get(1).utterances())
        .extracting(Utterance::text)
        .containsExactly(learnt, learnt);
  }

  @Test
  void otherWordsAreLearntAsThemselves() throws CorpusException {
    List<String> speakers = IntStream.range(0, 100).mapToObj(i -> "s" + i).toList();
    List<Utterance> said =
        new ArrayList<>(corpus("extra", List.of("1", "turn left", "up"), speakers).utterances());
    String kept = Corpus.speakers(HeldOut.of(said, Part.DEVELOPMENT)).get(0);
    said.add(new Utterance(Path.of("extra", "rare"), "rare", kept));
    Corpus extra = Corpus.of("extra", Path.of("extra"), said);
    Vocabulary vocabulary = new Vocabulary(Units.WHOLE, List.of("one", "two"));
    Split parts = mixture(vocabulary, new Extra(extra, 0.5, 0, true, Alphabet.EACH)).parts();
    assertThat(parts.labels()).containsExactlyInAnyOrder("one", "two", "_turn-left_", "_up_");
    assertThat(Corpus.labels(parts.development()))
        .as("a word that only others than those trained on say cannot be tested")
        .containsExactlyInAnyOrder("_turn-left_", "_up_");
  }

  @ParameterizedTest
  @CsvSource({
    "WHOLE, _silence_, _silence_, _silence_",
    "WHOLE, _silence_*_, _silence_one_, _silence_rain_",
    "WORDS, _silence_, '', ''",
    "WORDS, _silence_*_, '', ''"
  })
  void noiseIsATokenForClassifiersAndNothingInStrings(
      Units units, String as, String ofOne, String ofRain) throws CorpusException {
    Corpus noise = corpus("noise", List.of("one", "rain"), List.of(""));
    Vocabulary vocabulary = new Vocabulary(units, List.of("one", "two"));
    Mixture mixture = mixture(vocabulary, new Extra(noise, 0.1, 0, false, as));
    assertThat(mixture.sources().get(1).utterances())
        .extracting(Utterance::text)
        .containsExactly(ofOne, ofRain);
  }

  @ParameterizedTest
  @CsvSource({"WHOLE, _silence_", "WORDS, ''"})
  void whatIsLabelledAsSilenceIsLearntAsThat(Units units, String expected) throws CorpusException {
    Corpus sounds = corpus("sounds", List.of("_silence_", "rain"), List.of(""));
    Vocabulary vocabulary = new Vocabulary(units, List.of("one", "two"));
    Mixture mixture = mixture(vocabulary, new Extra(sounds, 0.1, 0));
    assertThat(mixture.sources().get(1).utterances())
        .extracting(Utterance::text)
        .containsExactly(expected);
    assertThat(new Extra(sounds, 0.1, 0).learnt(Vocabulary.ofAnything()))
        .as("who learns anything has it once")
        .hasSize(2);
  }

  @Test
  void oneMoreSourceIsTrainedOn() throws CorpusException {
    Mixture plain = mixture(new Vocabulary(Units.WHOLE, SPLIT.labels()));
    List<Utterance> more = corpus("more", List.of("_x_"), List.of("cid")).utterances();
    Mixture extended = plain.with("made", more, 0.25);
    assertThat(extended.sources()).last().isEqualTo(new Source("made", more, 0.25));
    assertThat(extended.parts().train()).endsWith(more.get(0)).hasSize(5);
    assertThat(plain.with("made", more, 0)).isSameAs(plain);
    assertThatThrownBy(() -> plain.with("made", List.of(), 0.25))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("source made must not be empty");
  }

  @Test
  void speakersKeptForTestsAreNeitherTrainedNorChosenBy() throws CorpusException {
    List<String> speakers = IntStream.range(0, 100).mapToObj(i -> "s" + i).toList();
    Corpus extra = corpus("extra", List.of("one", "two"), speakers);
    Vocabulary vocabulary = new Vocabulary(Units.WHOLE, SPLIT.labels());
    Split parts = mixture(vocabulary, new Extra(extra, 0.5, 0, true, "")).parts();
    List<String> tested = Corpus.speakers(Splits.heldOut(extra).test());
    assertThat(tested).isNotEmpty();
    assertThat(Corpus.speakers(parts.train())).doesNotContainAnyElementsOf(tested);
    assertThat(Corpus.speakers(parts.development()))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(tested)
        .doesNotContainAnyElementsOf(Corpus.speakers(parts.train()));
  }

  @Test
  void speakersMayBeLeftOut() throws CorpusException {
    Corpus corpus = corpus("main", List.of("one"), List.of("ann", "noisy1", "noisy2", "nora"));
    assertThat(corpus.without(List.of("noisy*", "ann")).speakers()).containsExactly("nora");
    assertThat(corpus.without(List.of())).isEqualTo(corpus);
    assertThatThrownBy(() -> corpus.without(List.of("anna")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("has no speaker 'anna' to exclude; did you mean 'ann'?");
    assertThatThrownBy(() -> corpus.without(List.of("n*", "ann")))
        .hasMessageContaining("nobody but those excluded");
  }

  @Test
  void noiseKeptForTestsIsNotTrainedWithEvenIfItCameWithTheCorpus() {
    List<Path> noise =
        IntStream.range(0, 20).mapToObj(i -> Path.of("noise", "tap" + i + ".wav")).toList();
    Corpus noisy = new Corpus("main", MAIN.root(), MAIN.utterances(), Map.of(), noise, List.of());
    List<Path> trained = TrainingData.of(noisy, SPLIT).noise();
    assertThat(trained).isNotEmpty().doesNotContainAnyElementsOf(HeldOut.forTests(noise));
    assertThat(HeldOut.forTests(noise)).isNotEmpty();
  }
}
