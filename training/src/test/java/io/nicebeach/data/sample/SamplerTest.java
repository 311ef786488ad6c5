package io.nicebeach.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.Sampling.Balance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  /** Two speakers say each of four words five times. */
  private static final Source MAIN = source("main", 0, List.of("ann", "bob"), 4, 5);

  /** Many strangers say the first word, one of them the others. */
  private static final Source STRANGERS = strangers();

  private static Source source(
      String name, double share, List<String> speakers, int words, int repeats) {
    List<Utterance> utterances = new ArrayList<>();
    for (String speaker : speakers) {
      for (int word = 0; word < words; word++) {
        for (int i = 0; i < repeats; i++) {
          Path file = Path.of(name, speaker + word + i);
          utterances.add(new Utterance(file, "word" + word, speaker));
        }
      }
    }
    return new Source(name, utterances, share);
  }

  private static Source strangers() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "stranger" + i).toList();
    List<Utterance> utterances = new ArrayList<>(source("strangers", 0, many, 1, 2).utterances());
    utterances.addAll(source("strangers", 0, List.of("one"), 4, 2).utterances());
    return new Source("strangers", utterances, 0.4);
  }

  private static Map<String, Integer> counts(
      List<Source> sources, List<Draw> draws, Function<Utterance, String> key) {
    List<Utterance> all = sources.stream().flatMap(s -> s.utterances().stream()).toList();
    return draws.stream()
        .collect(
            Collectors.groupingBy(
                d -> key.apply(all.get(d.utterance())),
                TreeMap::new,
                Collectors.summingInt(d -> 1)));
  }

  @Test
  void aCorpusAloneIsHeardOnceAnEpoch() {
    for (Sampler sampler :
        List.of(Sampler.ofAll(40, 7), Sampler.of(List.of(MAIN), Sampling.PLAIN, 7))) {
      assertThat(sampler.count()).isEqualTo(40);
      List<Draw> draws = sampler.epoch(3);
      assertThat(draws.stream().map(Draw::utterance)).doesNotHaveDuplicates().hasSize(40);
      assertThat(draws).allMatch(d -> d.repeat() == 0);
      assertThat(draws).isNotEqualTo(sampler.epoch(4));
    }
  }

  @Test
  void everySourceHasItsShareOfEveryEpoch() {
    Source half = new Source("half", STRANGERS.utterances(), 0.5);
    Source tenth = source("tenth", 0.1, List.of("cid"), 2, 3);
    List<Source> sources = List.of(MAIN, half, tenth);
    Sampler sampler = Sampler.of(sources, Sampling.PLAIN, 1);
    assertThat(sampler.count()).isEqualTo(100); // so that the main corpus' 40 are heard once
    for (int epoch = 0; epoch < 5; epoch++) {
      assertThat(counts(sources, sampler.epoch(epoch), u -> u.file().getName(0).toString()))
          .isEqualTo(Map.of("main", 40, "strangers", 50, "tenth", 10));
    }
  }

  @Test
  void sharesThatDoNotDivideAreRounded() {
    Source third = source("third", 1 / 3.0, List.of("cid"), 1, 1);
    Sampler sampler = Sampler.of(List.of(MAIN, third), new Sampling(Balance.NONE, 100), 1);
    assertThat(sampler.epoch(1)).hasSize(100);
    assertThat(counts(List.of(MAIN, third), sampler.epoch(1), Utterance::speaker).get("cid"))
        .isEqualTo(33);
  }

  @Test
  void withoutSharesCorporaAreOne() {
    Source bySize = new Source("more", STRANGERS.utterances(), 0);
    Sampler sampler = Sampler.of(List.of(MAIN, bySize), Sampling.PLAIN, 1);
    assertThat(sampler.epoch(1).stream().map(Draw::utterance)).doesNotHaveDuplicates().hasSize(108);
  }

  @Test
  void balancedLabelsAreEquallyFrequentWhoeverSaysThem() {
    List<Source> sources = List.of(MAIN, STRANGERS);
    Sampler sampler = Sampler.of(sources, new Sampling(Balance.LABELS, 200), 1);
    List<Draw> draws = sampler.epoch(1);
    assertThat(counts(sources, draws, Utterance::text).values()).containsOnly(50);
    Map<String, Integer> voices = counts(sources, draws, Utterance::speaker);
    assertThat(voices.get("one")).isBetween(60, 61); // three words of twenty draws, and a few
    assertThat(voices.get("ann")).isCloseTo(60, within(2));
  }

  @Test
  void balancedSpeakersAreEquallyFrequent() {
    List<Source> sources = List.of(STRANGERS);
    Sampler sampler = Sampler.of(sources, new Sampling(Balance.SPEAKERS, 310), 1);
    assertThat(counts(sources, sampler.epoch(2), Utterance::speaker).values()).containsOnly(10);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 40", "0, 30, 40", "0, 90, 90", "20, 90, 20"})
  void aSmallCorpusIsHeardAgainAndAgain(int perEpoch, int atLeast, int drawn) {
    Sampling sampling = new Sampling(Balance.NONE, perEpoch, atLeast, 0);
    List<Draw> epoch = Sampler.of(List.of(MAIN), sampling, 1).epoch(1);
    assertThat(epoch).hasSize(drawn).doesNotHaveDuplicates();
    assertThat(epoch.stream().mapToInt(Draw::repeat).max())
        .as("no utterance a second time before the others were drawn once")
        .hasValue((drawn - 1) / 40);
  }

  @ParameterizedTest
  @EnumSource(Balance.class)
  void nothingIsRepeatedBeforeItsLikeWereHeard(Balance balance) {
    Sampler sampler = Sampler.of(List.of(MAIN), new Sampling(balance, 120), 5);
    assertThat(counts(List.of(MAIN), sampler.epoch(1), u -> u.file().toString()).values())
        .containsOnly(3);
    assertThat(sampler.epoch(1).stream().map(Draw::repeat)).containsOnly(0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anEpochDependsOnSeedAndNumberAlone(long seed) {
    Sampling sampling = new Sampling(Balance.LABELS, 77);
    Sampler sampler = Sampler.of(List.of(MAIN, STRANGERS), sampling, seed);
    sampler.epoch(1);
    List<Draw> later = sampler.epoch(2);
    assertThat(Sampler.of(List.of(MAIN, STRANGERS), sampling, seed).epoch(2)).isEqualTo(later);
    assertThat(Sampler.of(List.of(MAIN, STRANGERS), sampling, seed + 1).epoch(2))
        .isNotEqualTo(later);
  }

  @Test
  void sharesMustLeaveSomethingForTheMainCorpus() {
    Source all = new Source("all", STRANGERS.utterances(), 1);
    assertThatThrownBy(() -> Sampler.of(List.of(MAIN, all), Sampling.PLAIN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must leave something for the main corpus but are 1.0 together");
  }
}
