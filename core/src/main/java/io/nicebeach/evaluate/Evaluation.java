package io.nicebeach.evaluate;

import io.nicebeach.text.Transcripts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well utterances were recognised, altogether, by class and by speaker.
 *
 * @param outcomes what was heard, in the order of the test part
 */
public record Evaluation(List<Outcome> outcomes) {
  public Evaluation {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * How well one class is told from the others.
   *
   * @param score of the utterances that say it; its accuracy is the class's recall
   * @param precision the share that really said it of those taken for it; 0 if none was
   */
  public record ClassScore(Score score, double precision) {
    Map<String, Object> toMap() {
      Map<String, Object> map = score.toMap();
      map.put("recall", score.accuracy());
      map.put("precision", precision);
      return map;
    }
  }

  /** The score over all utterances. */
  public Score score() {
    return score(outcomes);
  }

  public double accuracy() {
    return score().accuracy();
  }

  /** By what was said; digits in order of their values, then by spelling. */
  public SortedMap<String, ClassScore> perClass() {
    Confusion confusion = confusion();
    SortedMap<String, ClassScore> scores = new TreeMap<>(Transcripts.ORDER);
    for (int i = 0; i < confusion.labels().size(); i++) {
      Score score = new Score(confusion.counts()[i][i], confusion.said(i));
      if (score.total() > 0) {
        int recognised = confusion.recognised(i);
        double precision = recognised == 0 ? 0 : (double) score.correct() / recognised;
        scores.put(confusion.labels().get(i), new ClassScore(score, precision));
      }
    }
    return scores;
  }

  /** By speaker, by name; unknown speakers are together under the empty name. */
  public SortedMap<String, Score> perSpeaker() {
    SortedMap<String, List<Outcome>> groups = new TreeMap<>();
    outcomes.forEach(o -> groups.computeIfAbsent(o.speaker(), s -> new ArrayList<>()).add(o));
    SortedMap<String, Score> scores = new TreeMap<>();
    groups.forEach((speaker, group) -> scores.put(speaker, score(group)));
    return scores;
  }

  public Confusion confusion() {
    return Confusion.of(outcomes);
  }

  /** The errors, the surest first: the ones worth listening to. */
  public List<Outcome> errors() {
    return outcomes.stream()
        .filter(o -> !o.isCorrect())
        .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
        .toList();
  }

  /**
   * For JSON: {@code accuracy}, {@code correct}, {@code total}, {@code interval} (of 95 %, by
   * Wilson), {@code perSpeaker}, {@code perClass} and {@code confusion}.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(score().toMap());
    map.put("perSpeaker", mapped(perSpeaker(), Score::toMap));
    map.put("perClass", mapped(perClass(), ClassScore::toMap));
    map.put("confusion", confusion().toMap());
    return map;
  }

  private static Score score(List<Outcome> outcomes) {
    return new Score((int) outcomes.stream().filter(Outcome::isCorrect).count(), outcomes.size());
  }

  private static <T> Map<String, Object> mapped(
      Map<String, T> scores, Function<T, Map<String, Object>> toMap) {
    Map<String, Object> map = new LinkedHashMap<>();
    scores.forEach((name, score) -> map.put(name, toMap.apply(score)));
    return map;
  }
}
