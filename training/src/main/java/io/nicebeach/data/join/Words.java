package io.nicebeach.data.join;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The single words of corpora, by voice. Words of a string are drawn evenly from the labels that
 * the voice says.
 */
final class Words {
  /** All that one voice says, or all voices of a corpus: for each label the utterances' indices. */
  private record Voice(Map<String, List<Integer>> byLabel, List<List<Integer>> choices) {
    static Voice empty() {
      return new Voice(new TreeMap<>(), new ArrayList<>());
    }

    void add(String label, int index) {
      byLabel
          .computeIfAbsent(
              label,
              key -> {
                List<Integer> indices = new ArrayList<>();
                choices.add(indices);
                return indices;
              })
          .add(index);
    }

    int draw(RandomGenerator random) {
      List<Integer> sameLabel = choices.get(random.nextInt(choices.size()));
      return sameLabel.get(random.nextInt(sameLabel.size()));
    }
  }

  private final Voice borrowed = Voice.empty();
  private final Map<Integer, Voice> corpora = new HashMap<>();
  private final Map<Integer, Voice> voices = new HashMap<>();

  /**
   * @param sources whose utterances are numbered one after the other
   * @param labels the words that are lent to every voice
   */
  Words(List<Source> sources, List<String> labels) {
    int index = 0;
    for (Source source : sources) {
      Voice all = Voice.empty();
      Map<String, Voice> bySpeaker = new HashMap<>();
      for (Utterance utterance : source.utterances()) {
        if (isWord(utterance)) {
          Voice own =
              utterance.speaker().isEmpty()
                  ? all // who is not known may be anybody
                  : bySpeaker.computeIfAbsent(utterance.speaker(), s -> Voice.empty());
          all.add(utterance.text(), index);
          if (own != all) {
            own.add(utterance.text(), index);
          }
          if (labels.contains(utterance.text())) {
            borrowed.add(utterance.text(), index);
          }
          corpora.put(index, all);
          voices.put(index, own);
        }
        index++;
      }
    }
  }

  static boolean isWord(Utterance utterance) {
    return !utterance.text().isEmpty() && utterance.text().indexOf(' ') < 0;
  }

  /** Whether the utterance of that index is a single word. */
  boolean has(int index) {
    return voices.containsKey(index);
  }

  /**
   * Another word of the voice that says the word {@code index}.
   *
   * @param mixed whether any voice of the same corpus will do
   */
  int another(int index, boolean mixed, RandomGenerator random) {
    return (mixed ? corpora : voices).get(index).draw(random);
  }

  boolean hasBorrowed() {
    return !borrowed.choices.isEmpty();
  }

  /** A word that is lent to every voice. */
  int borrowed(RandomGenerator random) {
    return borrowed.draw(random);
  }
}
