package io.nicebeach.decode;

import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a CTC network's outputs become text; travels in the model file. A classifier's need no
 * settings.
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
 */
public record DecoderSettings(
    Kind kind,
    double blankPenalty,
    int beam,
    double languageWeight,
    double wordBonus,
    int languageOrder) {
  private static final int USUAL_BEAM = 50;
  private static final double USUAL_LANGUAGE_WEIGHT = 1;
  private static final double USUAL_WORD_BONUS = 0;

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
    return new DecoderSettings(kind, 0, USUAL_BEAM, USUAL_LANGUAGE_WEIGHT, USUAL_WORD_BONUS, 0);
  }

  /** The same with another search. */
  public DecoderSettings withKind(Kind other) {
    return new DecoderSettings(other, blankPenalty, beam, languageWeight, wordBonus, languageOrder);
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
            settings.integer("languageOrder", 0));
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
    return map;
  }
}
