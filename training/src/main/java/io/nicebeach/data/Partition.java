package io.nicebeach.data;

import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Utterances cut in two; both keep the order in which they came.
 *
 * @param chosen those picked out
 * @param rest all others
 */
public record Partition(List<Utterance> chosen, List<Utterance> rest) {
  static Partition of(List<Utterance> utterances, Predicate<Utterance> isChosen) {
    List<Utterance> chosen = new ArrayList<>();
    List<Utterance> rest = new ArrayList<>();
    for (Utterance utterance : utterances) {
      (isChosen.test(utterance) ? chosen : rest).add(utterance);
    }
    return new Partition(chosen, rest);
  }

  /**
   * Picks speakers at random until they have said at least {@code share} of all utterances, at
   * least one speaker and never all. Utterances of unknown speakers stay with the rest.
   */
  static Partition bySpeaker(List<Utterance> utterances, double share, long seed) {
    List<String> speakers = new ArrayList<>(Corpus.speakers(utterances));
    Seeds.shuffle(speakers, Seeds.at(seed));
    Set<String> chosen = new LinkedHashSet<>();
    long said = 0;
    for (String speaker : speakers.subList(0, speakers.size() - 1)) {
      if (!chosen.isEmpty() && said >= share * utterances.size()) {
        break;
      }
      chosen.add(speaker);
      said += utterances.stream().filter(u -> u.speaker().equals(speaker)).count();
    }
    return of(utterances, u -> chosen.contains(u.speaker()));
  }

  /**
   * Picks speakers as {@link #bySpeaker}, or none if the share is 0 or there are fewer than two.
   */
  public static Partition voices(List<Utterance> utterances, double share, long seed) {
    return share == 0 || Corpus.speakers(utterances).size() < 2
        ? new Partition(List.of(), utterances)
        : bySpeaker(utterances, share, seed);
  }

  /**
   * Picks {@code share} of the utterances at random, so that the rest still says everything.
   *
   * @param units what must be said: whole transcripts, of each of which the share is picked, or
   *     their words or characters
   */
  static Partition byUtterance(List<Utterance> utterances, double share, long seed, Units units) {
    return units == Units.WHOLE
        ? byLabel(utterances, share, seed)
        : keepingTokens(utterances, share, seed, units);
  }

  private static Partition keepingTokens(
      List<Utterance> utterances, double share, long seed, Units units) {
    Map<String, Integer> left = new HashMap<>();
    utterances.forEach(u -> units.tokens(u.text()).forEach(t -> left.merge(t, 1, Integer::sum)));
    List<Utterance> order = new ArrayList<>(utterances);
    Seeds.shuffle(order, Seeds.at(seed));
    Set<Utterance> chosen = new LinkedHashSet<>();
    for (Utterance candidate : order) {
      if (chosen.size() >= Math.round(share * utterances.size())) {
        break;
      }
      List<String> tokens = units.tokens(candidate.text());
      tokens.forEach(token -> left.merge(token, -1, Integer::sum));
      if (tokens.stream().allMatch(token -> left.get(token) > 0)) {
        chosen.add(candidate);
      } else {
        tokens.forEach(token -> left.merge(token, 1, Integer::sum));
      }
    }
    return of(utterances, chosen::contains);
  }

  /** Picks {@code share} of each label's utterances at random, rounded; a lone one stays. */
  private static Partition byLabel(List<Utterance> utterances, double share, long seed) {
    Map<String, List<Utterance>> byLabel = new TreeMap<>();
    utterances.forEach(u -> byLabel.computeIfAbsent(u.text(), t -> new ArrayList<>()).add(u));
    Set<Utterance> chosen = new LinkedHashSet<>();
    for (List<Utterance> sameLabel : byLabel.values()) {
      Seeds.shuffle(sameLabel, Seeds.at(seed, sameLabel.get(0).text().hashCode()));
      int count = (int) Math.min(sameLabel.size() - 1, Math.round(share * sameLabel.size()));
      chosen.addAll(sameLabel.subList(0, count));
    }
    return of(utterances, chosen::contains);
  }
}
