package io.nicebeach.data.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.batch.Augmentation;
import io.nicebeach.data.batch.Batches;
import io.nicebeach.data.batch.Dataset;
import io.nicebeach.data.batch.DrawnExamples;
import io.nicebeach.data.batch.Example;
import io.nicebeach.data.batch.Examples;
import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.data.sample.Sampler;
import io.nicebeach.data.sample.Sampling;
import io.nicebeach.data.sample.Source;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedExamplesTest {
  private static final int RATE = 8000;
  private static final List<String> WORDS = List.of("one", "two", "oh");
  private static final Alphabet ALPHABET = Alphabet.withBlank(Units.WORDS, WORDS);
  private static final FeatureExtractor EXTRACTOR =
      FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE));

  @TempDir Path folder;
  private List<Source> sources = List.of();

  @BeforeEach
  void record() throws IOException {
    List<Utterance> digits = new ArrayList<>();
    for (String speaker : List.of("ann", "bob", "cid")) {
      for (String word : List.of("one", "two")) {
        for (int i = 0; i < 3; i++) {
          digits.add(word(word, speaker, i));
        }
      }
    }
    List<Utterance> others = new ArrayList<>();
    others.add(word("oh", "dan", 0));
    others.add(word("oh", "eve", 0));
    others.add(new Utterance(word("two one", "eve", 1).file(), "two one", "eve"));
    sources = List.of(new Source("digits", digits, 0), new Source("others", others, 0));
  }

  private Utterance word(String text, String speaker, int take) throws IOException {
    float[] samples = new float[4000];
    SplittableRandom random = new SplittableRandom(text.hashCode() + take);
    for (int i = 0; i < samples.length; i++) {
      boolean said = i > 800 && i < 3000 + 100 * take;
      double tone = Math.sin(i * (text.equals("one") ? 0.3 : 0.7));
      samples[i] = (float) ((said ? 0.5 * tone : 0) + 0.0005 * random.nextGaussian());
    }
    Path file = folder.resolve(text + speaker + take + ".wav");
    AudioWriter.write(new Audio(samples, RATE), file);
    return new Utterance(file, text, speaker);
  }

  private Examples joined(Map<String, ?> settings, long seed) throws IOException {
    List<Utterance> all = sources.stream().flatMap(source -> source.utterances().stream()).toList();
    Dataset data = Dataset.load(all, EXTRACTOR, ALPHABET);
    Sampler sampler = Sampler.of(sources, Sampling.PLAIN, seed);
    Augmentation augmentation =
        Augmentation.from(Settings.of("t", Map.of("noise-floor", Map.of(), "gain", Map.of())));
    return new JoinedExamples(
        data,
        sources,
        new DrawnExamples(data, sampler, augmentation, seed),
        Joining.from(Settings.of("t", settings)),
        augmentation,
        seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void wordsBecomeStringsAndStringsStay(long seed) throws IOException {
    Examples examples = joined(Map.of("words", Map.of("from", 2, "to", 5)), seed);
    List<Example> epoch = examples.epoch(1);
    assertThat(epoch).hasSize(21).hasSize(examples.count());
    Set<Integer> counts = new HashSet<>();
    for (Example example : epoch) {
      String text = example.utterance().text();
      int words = text.split(" ").length;
      assertThat(example.target()).isEqualTo(ALPHABET.encode(text)).hasSize(words);
      counts.add(words);
      Features features = example.features();
      assertThat(features.frames()).isBetween(10 * words, 200 * words);
      for (float value : features.values()) {
        assertThat(Float.isFinite(value)).isTrue();
      }
    }
    assertThat(counts).isSubsetOf(2, 3, 4, 5).hasSizeGreaterThan(2);
    assertThat(epoch.stream().map(e -> e.utterance().text())).contains("two one");
  }

  @Test
  void aStringIsOfOneVoice() throws IOException {
    Examples examples = joined(Map.of("mixed", 0, "repeated", 0), 4);
    for (Example example : examples.epoch(1)) {
      String words = example.utterance().text();
      if (example.utterance().speaker().equals("ann")) {
        assertThat(words).doesNotContain("oh");
      }
      if (example.utterance().text().startsWith("oh")) {
        assertThat(words).isEqualTo("oh" + " oh".repeat(words.split(" ").length - 1));
      }
    }
  }

  @Test
  void wordsAreBorrowedAsOftenAsAskedFor() throws IOException {
    Map<String, ?> settings =
        Map.of(
            "words", Map.of("from", 10, "to", 10),
            "borrowed", Map.of("labels", List.of("oh"), "share", 0.3),
            "repeated", 0);
    Examples examples = joined(settings, 5);
    int places = 0;
    int borrowed = 0;
    for (int epoch = 0; epoch < 20; epoch++) {
      for (Example example : examples.epoch(epoch)) {
        String text = example.utterance().text();
        if (example.index() < 18) { // one of the digits: nine further places
          places += 9;
          borrowed += text.split("oh", -1).length - 1;
        }
      }
    }
    assertThat((double) borrowed / places).isBetween(0.26, 0.34);
  }

  /** Ten words: nine places, each lent one of two labels, one of them another word. */
  @Test
  void theShareOfStringsWithOtherWordsIsKnown() {
    Map<String, ?> settings =
        Map.of(
            "words", Map.of("from", 10, "to", 10),
            "borrowed", Map.of("labels", List.of("oh", "_unknown_"), "share", 0.3));
    assertThat(Joining.from(Settings.of("joining", settings)).shareBorrowingOthers())
        .isCloseTo(1 - Math.pow(0.85, 9), within(1e-12));
    assertThat(Joining.from(Settings.of("joining", Map.of())).shareBorrowingOthers()).isZero();
  }

  /** The same seed and epoch give the same numbers, whatever came before: resuming is exact. */
  @Test
  void aStringDependsOnSeedAndEpochAlone() throws IOException {
    Examples examples = joined(Map.of(), 6);
    new Batches(examples, 4, true, 6).epoch(1).forEachRemaining(batch -> {});
    List<float[]> later = values(new Batches(examples, 4, true, 6));
    assertThat(values(new Batches(joined(Map.of(), 6), 4, true, 6)))
        .usingElementComparator((a, b) -> Arrays.equals(a, b) ? 0 : 1)
        .isEqualTo(later);
    assertThat(values(new Batches(joined(Map.of(), 7), 4, true, 7)).get(0))
        .isNotEqualTo(later.get(0));
  }

  private static List<float[]> values(Batches batches) {
    List<float[]> values = new ArrayList<>();
    batches.epoch(2).forEachRemaining((LabelledBatch b) -> values.add(b.inputs().values()));
    return values;
  }

  @Test
  void wordsLieWhereTheirGapsSay() {
    SpectraJoiner joiner = new SpectraJoiner(EXTRACTOR.settings());
    Features word = loud(30);
    List<Piece> apart = List.of(new Piece(0, 0, 0, 0, 1, 0), new Piece(0, 0.2, 0, 0, 1, 0));
    List<Piece> overlapping = List.of(apart.get(0), new Piece(0, -0.05, 0, 0, 2, 6));
    // 30 frames of speech and 3 of margin on each side
    Features joined = joiner.join(apart, i -> word, new SplittableRandom(1));
    assertThat(joined.frames()).isEqualTo(36 + 20 + 36);
    assertThat(joined.at(20, 5)).isCloseTo(1 / 40f, org.assertj.core.api.Assertions.within(1e-4f));
    assertThat(joined.at(46, 5)).isLessThan(0.001f);
    assertThat(joined.at(36 + 20 + 20, 5)).isGreaterThan(0.02f);
    Features tight = joiner.join(overlapping, i -> word, new SplittableRandom(1));
    assertThat(tight.frames()).isEqualTo(36 - 3 + 18); // a sixth of the shorter word overlaps
    assertThat(tight.at(36 + 5, 5)).isGreaterThan(3.5f / 40); // 6 dB louder
  }

  private static Features loud(int frames) {
    float[] values = new float[100 * 40];
    IntStream.range(0, values.length).forEach(i -> values[i] = 1e-6f);
    Arrays.fill(values, 30 * 40, (30 + frames) * 40, 7f);
    return new Features(values, 100, 40);
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> Joining.from(Settings.of("r", Map.of("words", Map.of("from", 0)))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> Joining.from(Settings.of("r", Map.of("mixt", 0.5))))
        .hasMessageContaining("did you mean 'mixed'?");
  }
}
