package io.nicebeach.decode;

import io.nicebeach.network.Objective;
import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a network's outputs become text; travels in the model file. All but the window is of CTC.
 *
 * @param kind the search
 * @param blankPenalty taken from the blank's log probability in every frame: above 0 more tokens
 *     are heard, below 0 fewer
 * @param beam for {@code BEAM}: how many beginnings of transcripts are kept at each frame
 * @param languageWeight for {@code BEAM} with a language model: what its log probabilities are
 *     multiplied by before they are added to the network's
 * @param wordBonus for {@code BEAM}: added to the log probability for each word
 * @param languageOrder for {@code BEAM}: a training learns a language model of n-grams so long from
 *     its transcripts, and its test is heard with that; 0 for none
 * @param window of a classifier, in seconds: a recording that is clearly longer is searched for a
 *     word in windows so long; 0 to hear every recording as a whole
 */
public record DecoderSettings(
    Kind kind,
    double blankPenalty,
    int beam,
    double languageWeight,
    double wordBonus,
    int languageOrder,
    double window) {
  /** The most that {@link #window} may be, in seconds. */
  public static final double LONGEST_WINDOW = 60;

  private static final int USUAL_BEAM = 50;
  private static final double USUAL_LANGUAGE_WEIGHT = 1;
  private static final double USUAL_WORD_BONUS = 0;
  private static final double SHORTEST_WINDOW = 0.5;

  /** The searches. */
  public enum Kind {
    /** The likeliest token of each frame. */
    GREEDY,
    /** The likeliest transcript over all alignments; takes a word list and a language model. */
    BEAM
  }

  public DecoderSettings {
    requireFinite("blankPenalty", blankPenalty);
    requireFinite("languageWeight", languageWeight);
    requireFinite("wordBonus", wordBonus);
    requireAtLeast(1, "beam", beam);
    requireAtLeast(0, "languageOrder", languageOrder);
    if (!(window == 0 || window >= SHORTEST_WINDOW && window <= LONGEST_WINDOW)) {
      throw new IllegalArgumentException(
          "window must be 0, or from %s to %.0f s, but is %s"
              .formatted(SHORTEST_WINDOW, LONGEST_WINDOW, window));
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite but is " + value);
    }
  }

  private static void requireAtLeast(int least, String name, int value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + " but is " + value);
    }
  }

  /** Greedy, with probabilities as they are. */
  public static DecoderSettings greedy() {
    return of(Kind.GREEDY);
  }

  /** That search with the usual numbers. */
  public static DecoderSettings of(Kind kind) {
    return new DecoderSettings(kind, 0, USUAL_BEAM, USUAL_LANGUAGE_WEIGHT, USUAL_WORD_BONUS, 0, 0);
  }

  /** The same with another search. */
  public DecoderSettings withKind(Kind other) {
    return new DecoderSettings(
        other, blankPenalty, beam, languageWeight, wordBonus, languageOrder, window);
  }

  /** The same with windows of another length, in seconds; 0 for none. */
  public DecoderSettings withWindow(double other) {
    return new DecoderSettings(
        kind, blankPenalty, beam, languageWeight, wordBonus, languageOrder, other);
  }

  /**
   * Refuses windows for a network that hears running speech, which has no need of them.
   *
   * @throws IllegalArgumentException saying so
   */
  public void requireFit(Objective objective) {
    if (window > 0 && !objective.isClassifier()) {
      throw new IllegalArgumentException(
          "decoder.window must be 0 for %s, which hears how a recording goes on, but is %s"
              .formatted(Settings.nameOf(objective.kind()), window));
    }
  }

  /** What {@link #toMap} writes; every key may be absent. */
  public static DecoderSettings from(Settings settings) {
    DecoderSettings decoder =
        new DecoderSettings(
            settings.choice("kind", Kind.class, Kind.GREEDY),
            settings.number("blankPenalty", 0),
            settings.integer("beam", USUAL_BEAM),
            settings.number("languageWeight", USUAL_LANGUAGE_WEIGHT),
            settings.number("wordBonus", USUAL_WORD_BONUS),
            settings.integer("languageOrder", 0),
            settings.number("window", 0));
    settings.rejectUnknown();
    return decoder;
  }

  /** As a tree that {@link #from} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", Settings.nameOf(kind));
    map.put("blankPenalty", blankPenalty);
    map.put("beam", beam);
    map.put("languageWeight", languageWeight);
    map.put("wordBonus", wordBonus);
    map.put("languageOrder", languageOrder);
    map.put("window", window);
    return map;
  }
}
