package io.nicebeach.data.cut;

import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When the words of recordings are said, as {@code nicebeach align} prints it: lines of the file,
 * the word, its start and its end in seconds, with tabs between them; what follows is not looked
 * at.
 */
public final class WordTimes {
  private static final int FIELDS = 4;

  private final Map<String, List<Timed>> byName = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  private WordTimes() {}

  /**
   * A word in a recording.
   *
   * @param start seconds from the beginning of the recording
   * @param end no less than the start
   */
  public record Timed(String word, double start, double end) {}

  /**
   * Reads such lines.
   *
   * @throws CorpusException if a line is none, or the words of a recording are not in their order
   */
  public static WordTimes read(Path file) throws IOException {
    WordTimes times = new WordTimes();
    int number = 0;
    for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        times.add(file, number, line.split("\t"));
      }
    }
    return times;
  }

  private void add(Path file, int number, String[] fields) throws CorpusException {
    if (fields.length < FIELDS) {
      throw broken(file, number, "has fewer than four fields");
    }
    Timed timed = new Timed(fields[1], seconds(fields[2]), seconds(fields[3]));
    List<Timed> words = byName.computeIfAbsent(nameOf(fields[0]), name -> new ArrayList<>());
    double earliest = words.isEmpty() ? 0 : words.get(words.size() - 1).end;
    if (!(timed.start >= earliest && timed.end >= timed.start && timed.end < Double.MAX_VALUE)) {
      throw broken(file, number, "has times that do not follow each other");
    }
    words.add(timed);
    counts.merge(timed.word, 1, Integer::sum);
  }

  /** NaN for what is no number, which follows nothing. */
  private static double seconds(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static CorpusException broken(Path file, int number, String what) {
    return new CorpusException(
        file,
        "line %d %s".formatted(number, what),
        "let 'nicebeach align' write it: file, word, start and end, with tabs between them");
  }

  /** The name of a recording: a feature file and the sound that was made of it have the same. */
  private static String nameOf(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return Utterance.withoutEnding(name);
  }

  /** How often a word is said in all recordings together. */
  public int count(String word) {
    return counts.getOrDefault(word, 0);
  }

  /**
   * The words of a recording in their order; none if it is not listed.
   *
   * @param name of its file, without folder and ending
   */
  public List<Timed> of(String name) {
    return List.copyOf(byName.getOrDefault(name, List.of()));
  }
}
