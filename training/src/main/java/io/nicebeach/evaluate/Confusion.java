package io.nicebeach.evaluate;

import io.nicebeach.text.Alignment.Edit;
import io.nicebeach.text.Transcripts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Who was taken for whom.
 *
 * @param labels all that were said or recognised; digits in order of their values, then by
 *     spelling; the empty one, last, stands for no word
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

  private static final Comparator<String> ORDER =
      Comparator.comparing(String::isEmpty).thenComparing(Transcripts.ORDER);

  /** Counts the words of alignments. */
  static Confusion of(List<Edit> edits) {
    SortedMap<String, Integer> indices = new TreeMap<>(ORDER);
    for (Edit edit : edits) {
      indices.put(edit.reference(), 0);
      indices.put(edit.hypothesis(), 0);
    }
    List<String> labels = List.copyOf(indices.keySet());
    indices.replaceAll((label, unset) -> labels.indexOf(label));
    int[][] counts = new int[labels.size()][labels.size()];
    for (Edit edit : edits) {
      counts[indices.get(edit.reference())][indices.get(edit.hypothesis())]++;
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
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("labels", labels);
    map.put("counts", rows);
    return map;
  }
}
