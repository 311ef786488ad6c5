package io.nicebeach.data.join;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Ranges;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How words are joined to strings such as people say them: with pauses or none, at a tempo that
 * varies a little from word to word, and where there is no pause running into each other.
 *
 * @param fewest the fewest words of a string
 * @param most the most; each number is equally likely
 * @param fluent strings without pauses
 * @param gaps the pauses of other strings, in seconds; negative where words overlap
 * @param edge at most so many seconds are cut off each end of a word, and at most a sixth of it
 * @param tempo the range of a string's tempo
 * @param wordTempo by which share a word's tempo may differ from its string's
 * @param level the standard deviation of a word's level, in dB
 * @param repeated the share of places in which the word before comes again
 * @param mixed the share of strings whose words are of several voices of a corpus
 * @param borrowed words of other corpora that are put in between
 */
public record Joining(
    int fewest,
    int most,
    Fluent fluent,
    Ranges gaps,
    double edge,
    Range tempo,
    double wordTempo,
    double level,
    double repeated,
    double mixed,
    Borrowed borrowed) {
  private static final Ranges GAPS =
      new Ranges(
          List.of(
              new Ranges.Choice(0.5, new Range(-0.04, 0.04)),
              new Ranges.Choice(0.3, new Range(0.03, 0.15)),
              new Ranges.Choice(0.2, new Range(0.15, 0.6))));

  /**
   * Strings that are said in one breath.
   *
   * @param share of all strings
   * @param gap what lies between their words, in seconds; negative where they overlap
   */
  public record Fluent(double share, Range gap) {
    public Fluent {
      requireShare("fluent.share", share);
    }
  }

  /**
   * Words that few voices say, and that are put into the strings of others.
   *
   * @param labels which words
   * @param share of all places
   */
  public record Borrowed(List<String> labels, double share) {
    public Borrowed {
      labels = List.copyOf(labels);
      requireShare("borrowed.share", share);
    }
  }

  public Joining {
    if (!(fewest >= 1 && fewest <= most)) {
      throw new IllegalArgumentException(
          "words must be at least 1 and from at most to but are %d to %d".formatted(fewest, most));
    }
    if (!(edge >= 0 && level >= 0 && wordTempo >= 0 && wordTempo < 1)) {
      throw new IllegalArgumentException(
          "edge and level must not be negative and wordTempo in [0, 1) but they are %s, %s, %s"
              .formatted(edge, level, wordTempo));
    }
    requireShare("repeated", repeated);
    requireShare("mixed", mixed);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1] but is " + share);
    }
  }

  /** The settings of a recipe's section {@code joining}. */
  public static Joining from(Settings settings) {
    Settings words = settings.section("words");
    Settings fluent = settings.section("fluent");
    Settings tempo = settings.section("tempo");
    Settings borrowed = settings.section("borrowed");
    try {
      Joining joining =
          new Joining(
              words.integer("from", 1),
              words.integer("to", 10),
              new Fluent(fluent.number("share", 0.4), Range.from(fluent, -0.05, 0.03)),
              Ranges.from(settings, "gaps", GAPS),
              settings.number("edge", 0.06),
              Range.ofFactors(tempo, 0.85, 1.45),
              settings.number("wordTempo", 0.15),
              settings.number("level", 2),
              settings.number("repeated", 0.05),
              settings.number("mixed", 0.1),
              new Borrowed(
                  borrowed.list("labels").stream().map(String::valueOf).toList(),
                  borrowed.number("share", 0)));
      for (Settings section : List.of(words, fluent, tempo, borrowed, settings)) {
        section.rejectUnknown();
      }
      return joining;
    } catch (SettingsException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw settings.error("words", "or another of its settings does not work: " + e.getMessage());
    }
  }

  /**
   * The share of strings into which another word than theirs is borrowed: 1 - (1 - q)^(n-1) of
   * those of n words, where q of the places but the first word's own are lent such a word.
   */
  public double shareBorrowingOthers() {
    long others = borrowed.labels.stream().filter(Alphabet::isNoWord).count();
    double each = others == 0 ? 0 : borrowed.share * others / borrowed.labels.size();
    return IntStream.rangeClosed(fewest, most)
        .mapToDouble(words -> 1 - Math.pow(1 - each, words - 1))
        .average()
        .orElseThrow();
  }

  /** The same for strings of so many words. */
  public Joining ofWords(int from, int to) {
    return new Joining(
        from, to, fluent, gaps, edge, tempo, wordTempo, level, repeated, mixed, borrowed);
  }

  /**
   * A string that holds the word {@code first}, in a place that is drawn.
   *
   * @param words to draw the other words from
   */
  List<Piece> draw(int first, Words words, RandomGenerator random) {
    int[] said = words(first, words, random);
    boolean isFluent = random.nextDouble() < fluent.share;
    double pace = tempo.drawFactor(random);
    List<Piece> pieces = new ArrayList<>();
    for (int word : said) {
      Range pause = isFluent ? fluent.gap : gaps.draw(random);
      pieces.add(
          new Piece(
              word,
              pieces.isEmpty() ? 0 : pause.draw(random),
              edge * random.nextDouble(),
              edge * random.nextDouble(),
              pace * (1 + wordTempo * (2 * random.nextDouble() - 1)),
              level * random.nextGaussian()));
    }
    return pieces;
  }

  private int[] words(int first, Words words, RandomGenerator random) {
    int[] said = new int[fewest + random.nextInt(most - fewest + 1)];
    int place = random.nextInt(said.length);
    boolean several = random.nextDouble() < mixed;
    for (int i = 0; i < said.length; i++) {
      double chance = random.nextDouble();
      if (i == place) {
        said[i] = first;
      } else if (i > 0 && chance < repeated) {
        said[i] = said[i - 1];
      } else if (chance > 1 - borrowed.share && words.hasBorrowed()) {
        said[i] = words.borrowed(random);
      } else {
        said[i] = words.another(first, several, random);
      }
    }
    return said;
  }
}
