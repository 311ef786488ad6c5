package io.nicebeach.decode;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes confidence mean something: of the answers given with 0.8, 80 % are to be right. A network's
 * own probabilities do not keep that promise, so they are mapped by a curve that was fitted on
 * voices set apart, or that {@linkplain Acceptance#usual(io.nicebeach.text.Alphabet, double)
 * follows} from what the network was trained on. The order of hypotheses stays.
 *
 * @param utterances for whole transcripts, the best and its alternatives
 * @param words for the words of running speech
 */
public record Calibration(Curve utterances, Curve words) {
  /** Leaves probabilities as they are. */
  public static final Calibration NONE = new Calibration(Curve.IDENTITY, Curve.IDENTITY);

  /** Keeps log odds finite: no network has seen enough to be surer. */
  private static final double SUREST = 1 - 1e-9;

  /**
   * Platt's (1999): sigmoid(scale * log(p / (1 - p)) + offset).
   *
   * @param scale above 0, so that a likelier answer stays likelier
   * @param offset in log odds
   */
  public record Curve(double scale, double offset) {
    /** p stays p. */
    public static final Curve IDENTITY = new Curve(1, 0);

    public Curve {
      if (!(scale > 0 && Double.isFinite(scale) && Double.isFinite(offset))) {
        throw new IllegalArgumentException(
            "scale must be above 0 and offset finite but they are " + scale + ", " + offset);
      }
    }

    /** The calibrated probability for {@code probability}, both in [0, 1]. */
    public double apply(double probability) {
      return equals(IDENTITY)
          ? probability
          : 1 / (1 + Math.exp(-(scale * logOdds(probability) + offset)));
    }

    private static Curve from(Settings settings) {
      Curve curve = new Curve(settings.number("scale", 1), settings.number("offset", 0));
      settings.rejectUnknown();
      return curve;
    }

    private Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("scale", scale);
      map.put("offset", offset);
      return map;
    }
  }

  /** log(p / (1 - p)), finite for every p in [0, 1]. */
  public static double logOdds(double probability) {
    double within = Math.max(1 - SUREST, Math.min(SUREST, probability));
    return Math.log(within / (1 - within));
  }

  /** The same hypothesis with confidences that can be believed. */
  public Hypothesis apply(Hypothesis heard) {
    List<Word> said =
        heard.words().stream().map(w -> w.withConfidence(words.apply(w.confidence()))).toList();
    List<Alternative> others =
        heard.alternatives().stream()
            .map(a -> new Alternative(a.text(), utterances.apply(a.confidence())))
            .toList();
    return new Hypothesis(heard.text(), utterances.apply(heard.confidence()), said, others);
  }

  static Calibration from(Settings settings) {
    Calibration calibration =
        new Calibration(
            Curve.from(settings.section("utterances")), Curve.from(settings.section("words")));
    settings.rejectUnknown();
    return calibration;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("utterances", utterances.toMap());
    map.put("words", words.toMap());
    return map;
  }
}
