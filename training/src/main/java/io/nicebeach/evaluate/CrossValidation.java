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
   * @param evaluation on that speaker's utterances
   */
  public record Fold(String speaker, Evaluation evaluation) {
    /** How many of the utterances were right. */
    public Score score() {
      return evaluation.score();
    }
  }

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
  public Evaluation pooled() {
    return new Evaluation(
        folds.stream().flatMap(fold -> fold.evaluation().outcomes().stream()).toList(),
        folds.get(0).evaluation().running());
  }

  /**
   * For JSON: {@code folds} (each with {@code speaker}, {@code accuracy}, {@code correct}, {@code
   * total}, {@code interval}, {@code wer}), {@code mean} and {@code worst} (accuracies), {@code
   * worstSpeaker}, and over all folds' utterances {@code wer}, {@code werInterval}, {@code
   * substitutions}, {@code deletions}, {@code insertions}.
   */
  public Map<String, Object> toMap() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Fold fold : folds) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("speaker", fold.speaker());
      entry.putAll(fold.score().toMap());
      entry.put("wer", fold.evaluation().wordErrors().rate());
      list.add(entry);
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folds", list);
    map.put("mean", mean());
    map.put("worst", worst().score().accuracy());
    map.put("worstSpeaker", worst().speaker());
    Evaluation pooled = pooled();
    map.put("wer", pooled.wordErrors().rate());
    map.put("werInterval", pooled.wordErrorInterval().toList());
    map.putAll(pooled.wordErrors().toMap());
    return map;
  }
}
