package io.nicebeach.data.nonword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Sounds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonwordsTest {
  @TempDir Path folder;

  private List<Source> sources = List.of();

  @BeforeEach
  void record() throws IOException {
    List<Utterance> said = new ArrayList<>(Sounds.corpus(folder, 7)); // 21 recordings of each word
    said.add(said.get(0).withText("rare"));
    said.add(said.get(0).withText("_up_"));
    sources = List.of(new Source("tones", said, 0));
  }

  private List<Utterance> of(String token) {
    return Nonwords.of(sources, 20, 1).stream().filter(u -> u.text().equals(token)).toList();
  }

  @Test
  void areWordsBackwardsAndTheHalvesOfTwo() {
    List<Utterance> made = Nonwords.of(sources, 20, 1);
    assertThat(Corpus.labels(made))
        .as("made of words that are said often enough")
        .containsExactlyInAnyOrder(
            "_backwards-high_", "_backwards-low_", "_high-low_", "_low-high_");
    assertThat(of("_backwards-low_")).hasSize(21);
    assertThat(of("_low-high_")).as("two of each recording").hasSize(42);
  }

  @Test
  void howManyRecordingsAWordNeedsIsASetting() {
    assertThat(Nonwords.of(sources, 22, 1)).isEmpty();
    assertThat(Corpus.labels(Nonwords.of(sources, 1, 1))).contains("_backwards-rare_");
  }

  @Test
  void ofManyWordsNotEachPairIsAToken() {
    assertThat(spliced(20)).hasSize(20 * 19).contains("_word0-word1_");
    assertThat(spliced(21)).hasSize(21).contains("_spliced-word0_");
  }

  /** The tokens of splices where ten voices say so many words, each often. */
  private static List<String> spliced(int words) {
    List<Utterance> said = new ArrayList<>();
    for (int i = 0; i < 150 * words; i++) {
      said.add(new Utterance(Path.of(i + ".wav"), "word" + i % words, "ann" + i / words % 10));
    }
    return Corpus.labels(Nonwords.of(List.of(new Source("many", said, 0)), 20, 1)).stream()
        .filter(token -> !token.startsWith("_backwards-"))
        .toList();
  }

  @Test
  void oneSeedMakesTheSame() {
    assertThat(Nonwords.of(sources, 20, 1)).isEqualTo(Nonwords.of(sources, 20, 1));
    assertThat(Nonwords.of(sources, 20, 2)).isNotEqualTo(Nonwords.of(sources, 20, 1));
  }

  @Test
  void backwardsTheLastSampleComesFirst() throws IOException {
    Utterance turned = of("_backwards-low_").get(0);
    float[] whole = new Utterance(turned.file(), "low", "").sound().samples();
    float[] samples = turned.sound().samples();
    assertThat(samples).hasSameSizeAs(whole);
    for (int i = 0; i < whole.length; i++) {
      assertThat(samples[i]).isEqualTo(whole[whole.length - 1 - i]);
    }
  }

  @Test
  void aSpliceBeginsAsOneWordAndEndsAsTheOther() throws IOException {
    for (Utterance spliced : of("_low-high_")) {
      float[] samples = spliced.sound().samples();
      assertThat(hertz(samples, 0, 800)).as(spliced.toString()).isCloseTo(300, within(30.0));
      assertThat(hertz(samples, samples.length - 800, samples.length))
          .as(spliced.toString())
          .isCloseTo(1500, within(30.0));
    }
  }

  @Test
  void bothHalvesAreOfOneVoice() {
    for (Utterance spliced : of("_high-low_")) {
      assertThat(((Splice) spliced.edit().orElseThrow()).other().speaker())
          .isEqualTo(spliced.speaker());
    }
  }

  @Test
  void whereNobodyTellsWhoSpeaksVoicesAreMixed() {
    List<Utterance> unnamed =
        sources.get(0).utterances().stream()
            .map(u -> new Utterance(u.file(), u.text(), ""))
            .toList();
    assertThat(Corpus.labels(Nonwords.of(List.of(new Source("unnamed", unnamed, 0)), 20, 1)))
        .contains("_high-low_", "_low-high_");
  }

  @Test
  void theLouderHalfIsBroughtToTheOther() throws IOException {
    Path quiet = Sounds.write(folder.resolve("quiet.wav"), Sounds.tone(300, 0.5, 0.05, 1));
    Path loud = Sounds.write(folder.resolve("loud.wav"), Sounds.tone(1500, 0.5, 0.8, 2));
    Audio spliced =
        new Utterance(quiet, "low", "ann")
            .edited(new Splice(new Utterance(loud, "high", "ann"), 0.5))
            .sound();
    float[] samples = spliced.samples();
    assertThat(samples).hasSize(4000);
    float[] end = Arrays.copyOfRange(samples, 3000, 4000);
    double largest = 0;
    for (float sample : end) {
      largest = Math.max(largest, Math.abs(sample));
    }
    assertThat(largest).isCloseTo(0.05, within(0.005));
  }

  /** By counting how often the wave crosses zero upwards. */
  private static double hertz(float[] samples, int from, int to) {
    int crossings = 0;
    for (int i = from + 1; i < to; i++) {
      if (samples[i - 1] < 0 && samples[i] >= 0) {
        crossings++;
      }
    }
    return (double) crossings * Sounds.RATE / (to - from);
  }
}
