package io.nicebeach.decode;

import io.nicebeach.decode.Calibration.Curve;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When a recogniser stands by what it heard; travels in the model file.
 *
 * @param calibration of the confidence
 * @param threshold what is heard with less confidence {@linkplain #perWord a word} is not
 *     understood; 0 accepts everything
 */
public record Acceptance(Calibration calibration, double threshold) {
  private static final double MORE_LIKELY_THAN_NOT = 0.5;

  /** Of what is said to a recogniser in use, the share that is none of its words: one in ten. */
  private static final double OTHERS_IN_USE = 0.1;

  private static final double THREE_TIMES_IN_FOUR = 0.75;

  public Acceptance {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be in [0, 1] but is " + threshold);
    }
  }

  /**
   * Of a model that nobody has calibrated: it accepts everything, unless it has learnt what other
   * words or silence sound like; then a word must be more likely than not.
   */
  public static Acceptance usual(Alphabet alphabet) {
    boolean knowsOthers = alphabet.tokens().stream().anyMatch(Alphabet::isNoWord);
    return new Acceptance(Calibration.NONE, knowsOthers ? MORE_LIKELY_THAN_NOT : 0);
  }

  /**
   * Of a network that has met other words and sounds more often than they are said in use, so that
   * it is less sure of a word than it could be: its probabilities are taken from the one share to
   * the other (Saerens, Latinne and Decaestecker 2002, here a hypothesis against all else), and a
   * word must then be right three times in four.
   *
   * @param others their share of what it was trained on, in [0, 1); up to a tenth changes nothing
   */
  public static Acceptance usual(Alphabet alphabet, double others) {
    if (others <= OTHERS_IN_USE) {
      return usual(alphabet);
    }
    double offset = Calibration.logOdds(others) - Calibration.logOdds(OTHERS_IN_USE);
    return calibrated(new Curve(1, offset));
  }

  /** Of a confidence that means what it says: a word must be right three times in four. */
  public static Acceptance calibrated(Curve confidence) {
    return new Acceptance(new Calibration(confidence, confidence), THREE_TIMES_IN_FOUR);
  }

  /**
   * What a confidence comes to for each word: its geometric mean over them. So nothing is refused
   * merely because it is long; a string of ten words that are 95 % sure each is right in 60 %.
   *
   * @param words of running speech; 0 of an utterance that was heard as a whole
   */
  public static double perWord(double confidence, int words) {
    return Math.pow(confidence, 1.0 / Math.max(1, words));
  }

  /** The same with another threshold. */
  public Acceptance withThreshold(double other) {
    return new Acceptance(calibration, other);
  }

  /** What {@link #toMap} writes; every key may be absent. */
  public static Acceptance from(Settings settings, Alphabet alphabet) {
    Acceptance acceptance =
        new Acceptance(
            Calibration.from(settings.section("calibration")),
            settings.number("threshold", usual(alphabet).threshold()));
    settings.rejectUnknown();
    return acceptance;
  }

  /** As a tree that {@link #from} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("calibration", calibration.toMap());
    map.put("threshold", threshold);
    return map;
  }
}
