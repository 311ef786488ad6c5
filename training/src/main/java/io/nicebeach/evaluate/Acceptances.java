package io.nicebeach.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a recogniser knows what it does not know: which part of the utterances it accepts that
 * say what it has learnt, and which part of those that say something else or nothing.
 *
 * @param known utterances that say what it has learnt
 * @param others utterances that say something else
 * @param silence stretches of sound in which nothing is said
 * @param silentSeconds how long these are together
 * @param threshold below which confidence a word it rejects
 */
public record Acceptances(
    List<Outcome> known,
    List<Outcome> others,
    List<Outcome> silence,
    double silentSeconds,
    double threshold) {
  private static final int POINTS = 100;
  private static final double HOUR = 3600;

  public Acceptances {
    known = List.copyOf(known);
    others = List.copyOf(others);
    silence = List.copyOf(silence);
  }

  /**
   * What another threshold would do.
   *
   * @param known the share accepted of what it has learnt
   * @param right the share of these accepted ones that is right
   * @param others the share accepted of other speech
   */
  public record Point(double threshold, double known, double right, double others) {
    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("threshold", threshold);
      map.put("known", known);
      map.put("right", right);
      map.put("others", others);
      return map;
    }
  }

  /** Whether the threshold is held against each word of running speech. */
  public boolean perWord() {
    return known.stream().anyMatch(outcome -> outcome.wordConfidences().size() > 1);
  }

  /** Accepted utterances of what it has learnt. */
  public Score acceptedKnown() {
    return accepted(known, threshold);
  }

  /** Right ones among the accepted. */
  public Score rightOfAccepted() {
    return right(threshold);
  }

  /** Accepted utterances of something else: false accepts. */
  public Score acceptedOthers() {
    return accepted(others, threshold);
  }

  /** False accepts an hour of sound in which nothing is said; NaN without such sound. */
  public double falseAcceptsPerHour() {
    return accepted(silence, threshold).correct() / silentSeconds * HOUR;
  }

  /** Over all thresholds, from accepting everything on. */
  public List<Point> curve() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= POINTS; i++) {
      double at = (double) i / POINTS;
      points.add(
          new Point(
              at,
              accepted(known, at).accuracy(),
              right(at).accuracy(),
              accepted(others, at).accuracy()));
    }
    return points;
  }

  /**
   * A threshold with which at least that share of what was learnt is accepted, and no more than
   * need be: midway between the surest of what is refused and the least sure of what is accepted,
   * since where exactly either of them lies is chance. Where nothing was heard, nothing can be
   * accepted, however sure that was.
   *
   * @param share in (0, 1]
   */
  public static double threshold(List<Outcome> known, double share) {
    double[] confidences =
        known.stream()
            .mapToDouble(
                outcome -> outcome.hypothesis().isEmpty() ? 0 : outcome.confidencePerWord())
            .sorted()
            .toArray();
    int refused = (int) Math.floor((1 - share) * confidences.length + 1e-9);
    if (confidences.length == 0) {
      return 0;
    }
    double accepted = confidences[Math.min(refused, confidences.length - 1)];
    return refused == 0 ? accepted : (confidences[refused - 1] + accepted) / 2;
  }

  private static Score accepted(List<Outcome> outcomes, double threshold) {
    return new Score(
        (int) outcomes.stream().filter(outcome -> outcome.isAcceptedAt(threshold)).count(),
        outcomes.size());
  }

  private Score right(double threshold) {
    List<Outcome> accepted =
        known.stream().filter(outcome -> outcome.isAcceptedAt(threshold)).toList();
    return new Score((int) accepted.stream().filter(Outcome::isCorrect).count(), accepted.size());
  }

  /**
   * For JSON: {@code threshold}, {@code known}, {@code rightOfAccepted}, {@code others}, {@code
   * falseAcceptsPerHour} and {@code silentHours} where there is such sound, {@code curve}.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("threshold", threshold);
    map.put("known", acceptedKnown().toMap());
    map.put("rightOfAccepted", rightOfAccepted().toMap());
    map.put("others", acceptedOthers().toMap());
    if (silentSeconds > 0) {
      map.put("falseAcceptsPerHour", falseAcceptsPerHour());
      map.put("silentHours", silentSeconds / HOUR);
    }
    map.put("curve", curve().stream().map(Point::toMap).toList());
    return map;
  }
}
