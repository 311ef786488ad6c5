package io.nicebeach.cli.bench;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recordings drawn to teach words with, and others to test what was learnt.
 *
 * @param taught for each word
 * @param tested of the same words
 */
record Lesson(Map<String, List<Utterance>> taught, List<Utterance> tested) {
  /** Whose recordings are taught and whose are tested. */
  enum Voices {
    SEVERAL("taught by several voices, tested on others"),
    ONE("taught by one voice, tested on others"),
    SAME("taught by one voice, tested on the same");

    final String description;

    Voices(String description) {
      this.description = description;
    }
  }

  /**
   * Draws a lesson. One after the other, the lessons take up each voice that says every word often
   * enough, before they come to the first again.
   *
   * @param utterances all that say one of the words
   * @param examples recordings to teach each word with
   * @param number of the lesson
   * @return empty if there is no such voice
   */
  static Optional<Lesson> draw(
      Voices voices, List<Utterance> utterances, int examples, long seed, int number) {
    List<Utterance> shuffled = new ArrayList<>(utterances);
    Seeds.shuffle(shuffled, Seeds.at(seed, number));
    if (voices == Voices.SEVERAL) {
      return Optional.of(withOthers(firstOfEach(shuffled, examples), shuffled));
    }
    List<String> speakers = speakers(utterances, voices == Voices.SAME ? examples + 1 : examples);
    if (speakers.isEmpty()) {
      return Optional.empty();
    }
    Seeds.shuffle(speakers, Seeds.at(seed));
    String speaker = speakers.get(number % speakers.size());
    List<Utterance> said = shuffled.stream().filter(u -> u.speaker().equals(speaker)).toList();
    Map<String, List<Utterance>> taught = firstOfEach(said, examples);
    return Optional.of(
        voices == Voices.SAME
            ? new Lesson(taught, without(said, taught))
            : withOthers(taught, shuffled));
  }

  /** The speakers who say every word so often. */
  private static List<String> speakers(List<Utterance> utterances, int times) {
    List<String> words = Corpus.labels(utterances);
    Map<String, List<Utterance>> said =
        utterances.stream().collect(Collectors.groupingBy(Utterance::speaker));
    return new ArrayList<>(
        Corpus.speakers(utterances).stream()
            .filter(s -> words.stream().allMatch(word -> count(said.get(s), word) >= times))
            .toList());
  }

  private static long count(List<Utterance> said, String word) {
    return said.stream().filter(u -> u.text().equals(word)).count();
  }

  private static Map<String, List<Utterance>> firstOfEach(List<Utterance> said, int examples) {
    Map<String, List<Utterance>> taught = new LinkedHashMap<>();
    for (String word : Corpus.labels(said)) {
      taught.put(word, said.stream().filter(u -> u.text().equals(word)).limit(examples).toList());
    }
    return taught;
  }

  private static Lesson withOthers(
      Map<String, List<Utterance>> taught, List<Utterance> utterances) {
    Set<String> heard =
        taught.values().stream()
            .flatMap(Collection::stream)
            .map(Utterance::speaker)
            .collect(Collectors.toSet());
    return new Lesson(
        taught, utterances.stream().filter(u -> !heard.contains(u.speaker())).toList());
  }

  private static List<Utterance> without(
      List<Utterance> said, Map<String, List<Utterance>> taught) {
    Set<Utterance> known = new LinkedHashSet<>();
    taught.values().forEach(known::addAll);
    return said.stream().filter(u -> !known.contains(u)).toList();
  }
}
