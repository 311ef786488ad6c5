package io.nicebeach.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of testing on each speaker in turn with a model that never heard that speaker.
 *
 * @param folds at least one
 */
public record CrossValidation(List<Fold> folds) {
  /**
   * One speaker's test.
   *
   * @param speaker who was left out of training
   * @param score on that speaker's utterances
   */
  public record Fold(String speaker, Score score) {}

  public CrossValidation {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("folds must hold at least one but is empty");
    }
  }

  /** The mean of the folds' accuracies: every speaker counts the same. */
  public double mean() {
    return folds.stream().mapToDouble(fold -> fold.score().accuracy()).average().orElseThrow();
  }

  /** The fold of the speaker who is understood worst. */
  public Fold worst() {
    return folds.stream()
        .min(Comparator.comparingDouble(fold -> fold.score().accuracy()))
        .orElseThrow();
  }

  /** All folds' utterances together. */
  public Score pooled() {
    int correct = folds.stream().mapToInt(fold -> fold.score().correct()).sum();
    int total = folds.stream().mapToInt(fold -> fold.score().total()).sum();
    return new Score(correct, total);
  }

  /**
   * For JSON: {@code folds} (each with {@code speaker}, {@code accuracy}, {@code correct}, {@code
   * total}, {@code interval}), {@code mean} and {@code worst} (accuracies), {@code worstSpeaker}.
   */
  public Map<String, Object> toMap() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Fold fold : folds) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("speaker", fold.speaker());
      entry.putAll(fold.score().toMap());
      list.add(entry);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folds", list);
    map.put("mean", mean());
    map.put("worst", worst().score().accuracy());
    map.put("worstSpeaker", worst().speaker());
    return map;
  }
}
