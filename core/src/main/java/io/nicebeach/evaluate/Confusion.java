package io.nicebeach.evaluate;

import io.nicebeach.text.Transcripts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Who was taken for whom.
 *
 * @param labels all that were said or recognised; digits in order of their values, then by spelling
 * @param counts [said][recognised]; not copied, so treat it as frozen
 */
public record Confusion(List<String> labels, int[][] counts) {
  /**
   * A kind of error.
   *
   * @param said what was said
   * @param recognised what it was taken for
   * @param count how often
   */
  public record Mistake(String said, String recognised, int count) {}

  /** Counts the outcomes. */
  public static Confusion of(List<Outcome> outcomes) {
    TreeSet<String> seen = new TreeSet<>(Transcripts.ORDER);
    for (Outcome outcome : outcomes) {
      seen.add(outcome.reference());
      seen.add(outcome.hypothesis());
    }
    List<String> labels = List.copyOf(seen);
    int[][] counts = new int[labels.size()][labels.size()];
    for (Outcome outcome : outcomes) {
      counts[labels.indexOf(outcome.reference())][labels.indexOf(outcome.hypothesis())]++;
    }
    return new Confusion(labels, counts);
  }

  /** How often the label of that index was said. */
  public int said(int index) {
    return IntStream.of(counts[index]).sum();
  }

  /** How often the label of that index was recognised, rightly or not. */
  public int recognised(int index) {
    return IntStream.range(0, labels.size()).map(said -> counts[said][index]).sum();
  }

  /** The mistakes, the most frequent first. */
  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    for (int said = 0; said < labels.size(); said++) {
      for (int recognised = 0; recognised < labels.size(); recognised++) {
        if (said != recognised && counts[said][recognised] > 0) {
          mistakes.add(
              new Mistake(labels.get(said), labels.get(recognised), counts[said][recognised]));
        }
      }
    }
    mistakes.sort(Comparator.comparingInt(Mistake::count).reversed()); // stable: labels' order
    return mistakes;
  }

  /** {@code labels} and {@code counts} (a row for each label said), for JSON. */
  public Map<String, Object> toMap() {
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : counts) {
      rows.add(IntStream.of(row).boxed().toList());
    }
    return Map.of("labels", labels, "counts", rows);
  }
}
