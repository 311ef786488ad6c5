package io.nicebeach.evaluate;

import io.nicebeach.text.Alignment.Edit;
import io.nicebeach.text.Transcripts;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Who was taken for whom. Of thousands of words hardly any are ever taken for each other, so only
 * what happened is kept.
 *
 * @param labels all that were said or recognised; digits in order of their values, then by
 *     spelling; the empty one, last, stands for no word
 * @param rows for each label that was said, how often it was recognised as the label of which index
 */
public record Confusion(List<String> labels, List<SortedMap<Integer, Integer>> rows) {
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

  public Confusion {
    labels = List.copyOf(labels);
    rows = rows.stream().map(Collections::unmodifiableSortedMap).toList();
  }

  /** Counts the words of alignments. */
  static Confusion of(List<Edit> edits) {
    SortedMap<String, Integer> indices = new TreeMap<>(ORDER);
    for (Edit edit : edits) {
      indices.put(edit.reference(), 0);
      indices.put(edit.hypothesis(), 0);
    }
    List<SortedMap<Integer, Integer>> rows = new ArrayList<>();
    for (Map.Entry<String, Integer> index : indices.entrySet()) {
      index.setValue(rows.size());
      rows.add(new TreeMap<>());
    }
    for (Edit edit : edits) {
      rows.get(indices.get(edit.reference()))
          .merge(indices.get(edit.hypothesis()), 1, Integer::sum);
    }
    return new Confusion(List.copyOf(indices.keySet()), rows);
  }

  /** How often the one label was recognised when the other was said, by their indices. */
  public int count(int said, int recognised) {
    return rows.get(said).getOrDefault(recognised, 0);
  }

  /** How often the label of that index was said. */
  public int said(int index) {
    return rows.get(index).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** For each label how often it was recognised, rightly or not. */
  public int[] recognised() {
    int[] recognised = new int[labels.size()];
    rows.forEach(row -> row.forEach((label, count) -> recognised[label] += count));
    return recognised;
  }

  /** The mistakes, the most frequent first. */
  public List<Mistake> mistakes() {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int said = i;
      rows.get(said)
          .forEach(
              (recognised, count) -> {
                if (recognised != said) {
                  mistakes.add(new Mistake(labels.get(said), labels.get(recognised), count));
                }
              });
    }
    mistakes.sort(Comparator.comparingInt(Mistake::count).reversed()); // stable: labels' order
    return mistakes;
  }

  /** {@code labels} and {@code counts} (a row for each label said), for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("labels", labels);
    map.put("counts", new Counts(this));
    return map;
  }

  /** The rows with all that never happened, each made when it is asked for. */
  private static final class Counts extends AbstractList<List<Integer>> {
    private final Confusion confusion;

    Counts(Confusion confusion) {
      this.confusion = confusion;
    }

    @Override
    public List<Integer> get(int said) {
      return IntStream.range(0, size()).mapToObj(label -> confusion.count(said, label)).toList();
    }

    @Override
    public int size() {
      return confusion.labels.size();
    }
  }
}
