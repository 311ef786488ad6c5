package io.nicebeach.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
  private static final Path ROOT = Path.of("corpus");

  /** Each speaker says each label {@code repeats} times. */
  private static Corpus corpus(int speakers, int repeats, String... labels) {
    List<Utterance> utterances = new ArrayList<>();
    Map<Path, Part> official = new HashMap<>();
    for (int s = 0; s < speakers; s++) {
      for (String label : labels) {
        for (int i = 0; i < repeats; i++) {
          Path file = ROOT.resolve(label + "_s" + s + "_" + i + ".wav");
          utterances.add(new Utterance(file, label, "s" + s));
          official.put(file, i == 0 ? Part.TEST : Part.TRAIN);
        }
      }
    }
    return new Corpus("corpus", ROOT, utterances, official, List.of(), List.of());
  }

  private static void isPartition(Split split, Corpus corpus) {
    List<Utterance> all = new ArrayList<>(split.train());
    all.addAll(split.development());
    all.addAll(split.test());
    assertThat(all).containsExactlyInAnyOrderElementsOf(corpus.utterances());
  }

  @Test
  void officialFollowsThePublishedParts() throws CorpusException {
    Corpus corpus = corpus(3, 4, "yes", "no");
    Split split = Splits.official(corpus);
    isPartition(split, corpus);
    assertThat(split.test()).hasSize(6).allMatch(u -> u.name().endsWith("_0"));
    assertThat(split.warnings()).singleElement().asString().contains("3 of 3 test speakers");
  }

  @Test
  void aPublishedDevelopmentPartIsTestedOnIfThereIsNoOther() throws CorpusException {
    Corpus corpus = corpus(1, 2, "yes", "no");
    Map<Path, Part> dev = Map.of(corpus.utterances().get(0).file(), Part.DEVELOPMENT);
    Split split =
        Splits.official(new Corpus("c", ROOT, corpus.utterances(), dev, List.of(), List.of()));
    assertThat(split.test()).containsExactly(corpus.utterances().get(0));
    assertThat(split.development()).isEmpty();
    assertThat(split.warnings()).anyMatch(w -> w.contains("no official test part"));
  }

  @Test
  void withoutPublishedPartsThereIsNoOfficialSplit() {
    Corpus corpus = Corpus.of("c", ROOT, corpus(2, 2, "a", "b").utterances());
    assertThatThrownBy(() -> Splits.official(corpus))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no official split");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bySpeakerSharesNoSpeaker(long seed) throws CorpusException {
    Corpus corpus = corpus(10, 3, "yes", "no");
    Split split = Splits.bySpeaker(corpus, 0.2, seed);
    isPartition(split, corpus);
    assertThat(Corpus.speakers(split.test())).hasSize(2);
    assertThat(split.sharedSpeakers()).isEmpty();
    assertThat(split.warnings()).isEmpty();
    assertThat(Splits.bySpeaker(corpus, 0.2, seed)).isEqualTo(split);
  }

  @Test
  void anotherSeedPicksOtherSpeakers() throws CorpusException {
    Corpus corpus = corpus(10, 1, "yes", "no");
    Set<List<String>> picked = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      picked.add(Corpus.speakers(Splits.bySpeaker(corpus, 0.2, seed).test()));
    }
    assertThat(picked).hasSizeGreaterThan(10);
  }

  @Test
  void namedSpeakersAreTestedOn() throws CorpusException {
    Corpus corpus = corpus(4, 2, "yes", "no");
    Split split = Splits.named("speaker=s1,s3", corpus, 1);
    isPartition(split, corpus);
    assertThat(Corpus.speakers(split.test())).containsExactly("s1", "s3");
    assertThat(Corpus.speakers(split.train())).containsExactly("s0", "s2");
    assertThatThrownBy(() -> Splits.named("speaker=s12", corpus, 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no speaker 's12'")
        .hasMessageContaining("did you mean 's1'?");
  }

  @Test
  void leaveOneSpeakerOutTestsEverybodyOnce() throws CorpusException {
    Corpus corpus = corpus(4, 2, "yes", "no");
    List<Split> folds = Splits.leaveOneSpeakerOut(corpus);
    assertThat(folds)
        .extracting(Split::name)
        .containsExactly("speaker=s0", "speaker=s1", "speaker=s2", "speaker=s3");
    for (Split fold : folds) {
      isPartition(fold, corpus);
      assertThat(fold.sharedSpeakers()).isEmpty();
    }
  }

  @Test
  void speakersAreNeeded() {
    Corpus one = corpus(1, 2, "yes", "no");
    assertThatThrownBy(() -> Splits.leaveOneSpeakerOut(one))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("only one speaker")
        .hasMessageContaining("random");
    Corpus none = Corpus.of("c", ROOT, List.of(new Utterance(Path.of("x.wav"), "yes", "")));
    assertThatThrownBy(() -> Splits.bySpeaker(none, 0.2, 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("does not tell who speaks");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomKeepsLabelsInProportionAndWarns(long seed) {
    Corpus corpus = corpus(3, 10, "yes", "no");
    Split split = Splits.random(corpus, 0.2, seed);
    isPartition(split, corpus);
    assertThat(split.test()).hasSize(12);
    assertThat(split.test().stream().filter(u -> u.text().equals("yes"))).hasSize(6);
    assertThat(split.warnings()).anyMatch(w -> w.contains("speakers leak"));
    assertThat(Splits.random(corpus, 0.2, seed)).isEqualTo(split);
    assertThat(Splits.random(corpus, 0.2, seed + 100)).isNotEqualTo(split);
  }

  @Test
  void randomWarnsWhereNothingIsLeftToTest() {
    Split split = Splits.random(corpus(1, 2, "yes", "no"), 0.2, 1);
    assertThat(split.test()).isEmpty();
    assertThat(split.warnings()).anyMatch(w -> w.contains("nothing is tested"));
  }

  @Test
  void unknownSpeakersAndUntrainedLabelsAreWarnedOf() throws CorpusException {
    List<Utterance> utterances =
        List.of(
            new Utterance(Path.of("a.wav"), "yes", "ann"),
            new Utterance(Path.of("b.wav"), "no", "bob"));
    Split split = Splits.testingOn(Corpus.of("c", ROOT, utterances), List.of("bob"));
    assertThat(split.warnings()).singleElement().asString().contains("never trained: no");
    List<Utterance> unknown = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      unknown.add(new Utterance(Path.of(i + ".wav"), "yes", ""));
    }
    assertThat(Splits.random(Corpus.of("c", ROOT, unknown), 0.5, 1).warnings())
        .anyMatch(w -> w.contains("unknown"));
  }

  @Test
  void developmentTakesWholeSpeakersIfThereAreEnough() throws CorpusException {
    Corpus corpus = corpus(11, 2, "yes", "no");
    Split split = Splits.testingOn(corpus, List.of("s0")).withDevelopment(0.1, 7, Units.WHOLE);
    isPartition(split, corpus);
    assertThat(Corpus.speakers(split.development())).hasSize(1);
    assertThat(Corpus.speakers(split.train())).hasSize(9);
    assertThat(split.warnings()).isEmpty();
    assertThat(split.withDevelopment(0.5, 8, Units.WHOLE)).isSameAs(split);
  }

  @Test
  void developmentTakesUtterancesIfThereAreFewSpeakersAndWarns() throws CorpusException {
    Corpus corpus = corpus(3, 10, "yes", "no");
    Split split = Splits.testingOn(corpus, List.of("s0")).withDevelopment(0.1, 7, Units.WHOLE);
    isPartition(split, corpus);
    assertThat(split.development()).hasSize(4);
    assertThat(split.warnings()).singleElement().asString().contains("too few speakers");
  }

  /** Every sentence is another one; what must be left to learn are their words. */
  @Test
  void developmentOfSentencesLeavesAllWords() throws CorpusException {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = i == 7 ? "once" : "%s %s".formatted("abcdefgh".charAt(i / 5), i % 5);
      utterances.add(new Utterance(Path.of(i + ".wav"), text, "s"));
    }
    Corpus corpus = Corpus.of("sentences", ROOT, utterances);
    Split all = new Split("all", utterances, List.of(), List.of(), List.of());
    for (long seed = 1; seed <= 20; seed++) {
      Split split = all.withDevelopment(0.25, seed, Units.WORDS);
      isPartition(split, corpus);
      assertThat(split.development()).hasSize(10).noneMatch(u -> u.text().equals("once"));
      assertThat(Alphabet.tokensOf(Units.WORDS, split.labels())).hasSize(14);
    }
    assertThat(all.withDevelopment(0.25, 1, Units.WHOLE).development()).isEmpty();
  }

  @Test
  void ofSentencesWordsCount() throws CorpusException {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String text = "%s %s".formatted("abcdef".charAt(i / 5), i % 5);
      utterances.add(new Utterance(Path.of(i + ".wav"), text, i < 10 ? "ann" : "bob"));
    }
    Corpus corpus = Corpus.of("sentences", ROOT, utterances);

    assertThat(Splits.random(corpus, 0.2, 3).test()).hasSize(6);
    assertThat(Splits.testingOn(corpus, List.of("ann")).warnings())
        .singleElement()
        .isEqualTo("words to test that are never trained: a, b");
  }

  @Test
  void anEmptyTranscriptIsNoLabel() {
    Utterance silent = new Utterance(Path.of("silent.wav"), "", "s");
    Split split =
        new Split(
            "all",
            List.of(silent, new Utterance(Path.of("a.wav"), "a", "s")),
            List.of(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> split.requireTrainable(ROOT, Units.WHOLE))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("silent.wav: has an empty transcript");
    assertThatCode(() -> split.requireTrainable(ROOT, Units.WORDS)).doesNotThrowAnyException();
  }

  @Test
  void somethingMustBeLeftToLearn() throws CorpusException {
    Split one = Splits.testingOn(corpus(2, 3, "yes"), List.of("s0"));
    assertThatThrownBy(() -> one.requireTrainable(ROOT, Units.WHOLE))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("all 3 training recordings have the one label 'yes'");
    Split none = Splits.named("all", corpus(2, 3, "yes", "no"), 1);
    assertThatThrownBy(() -> none.requireTrainable(ROOT, Units.WHOLE))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("nothing to train on");
    Split enough = Splits.testingOn(corpus(2, 3, "yes", "no"), List.of("s0"));
    assertThatCode(() -> enough.requireTrainable(ROOT, Units.WHOLE)).doesNotThrowAnyException();
  }

  @Test
  void unknownSplitsAreRefused() {
    assertThatThrownBy(() -> Splits.named("offical", corpus(2, 1, "a", "b"), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("official, speaker");
  }
}
