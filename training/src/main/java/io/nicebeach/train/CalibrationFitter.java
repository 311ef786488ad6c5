package io.nicebeach.train;

import io.nicebeach.decode.Calibration;
import io.nicebeach.decode.Calibration.Curve;
import io.nicebeach.evaluate.Reliability.Answer;
import java.util.List;

/**
 * Fits the curve that turns a network's probabilities into confidences that can be believed, to
 * answers of which it is known whether they are right: Platt's (1999) maximum likelihood with his
 * softened targets, found by Newton's method with step halving (Lin, Lin and Weng 2007).
 */
public final class CalibrationFitter {
  /** With fewer answers of either kind a curve would be made of chance. */
  public static final int FEWEST = 3;

  private static final int MOST_STEPS = 100;
  private static final double CLOSE = 1e-9;
  private static final double RIDGE = 1e-9;

  /** A curve must not turn likelier answers into less sure ones, even if these few say so. */
  private static final double LEAST_SCALE = 0.05;

  /** In log odds; no share of right answers that can be counted is farther from one half. */
  private static final double FARTHEST_OFFSET = 50;

  private final double[] odds;
  private final double[] targets;

  private CalibrationFitter(List<Answer> answers) {
    long right = answers.stream().filter(Answer::isRight).count();
    double high = (right + 1.0) / (right + 2);
    double low = 1.0 / (answers.size() - right + 2);
    odds = answers.stream().mapToDouble(a -> Calibration.logOdds(a.confidence())).toArray();
    targets = answers.stream().mapToDouble(a -> a.isRight() ? high : low).toArray();
  }

  /**
   * The curve for these answers, whose confidences are the network's own probabilities; the one
   * that leaves probabilities as they are if fewer than {@link #FEWEST} of them are right, or
   * wrong.
   */
  public static Curve fit(List<Answer> answers) {
    long right = answers.stream().filter(Answer::isRight).count();
    return Math.min(right, answers.size() - right) < FEWEST
        ? Curve.IDENTITY
        : new CalibrationFitter(answers).fit();
  }

  private Curve fit() {
    double scale = 1;
    double offset = 0;
    double loss = loss(scale, offset);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(scale, offset);
      double length = 1;
      double lower = loss(scale + direction[0], offset + direction[1]);
      while (lower > loss && length > CLOSE) {
        length /= 2;
        lower = loss(scale + length * direction[0], offset + length * direction[1]);
      }
      if (!(lower < loss - CLOSE)) {
        break;
      }
      scale += length * direction[0];
      offset += length * direction[1];
      loss = lower;
    }
    return scale >= LEAST_SCALE
        ? new Curve(scale, offset)
        : new Curve(LEAST_SCALE, bestOffset(LEAST_SCALE));
  }

  /**
   * The offset that goes with a scale: one that was fitted together with another scale could be
   * sure of everything. The loss is least where the targets are met on average; found by bisection.
   */
  private double bestOffset(double scale) {
    double low = -FARTHEST_OFFSET;
    double high = FARTHEST_OFFSET;
    while (high - low > CLOSE) {
      double middle = (low + high) / 2;
      if (byOffset(scale, middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The loss's derivative by the offset. */
  private double byOffset(double scale, double offset) {
    double sum = 0;
    for (int i = 0; i < odds.length; i++) {
      sum += sigmoid(scale * odds[i] + offset) - targets[i];
    }
    return sum;
  }

  /** Newton's step: minus the inverse of the second derivatives times the first. */
  private double[] direction(double scale, double offset) {
    double byScale = 0;
    double byOffset = 0;
    double scaleScale = RIDGE;
    double scaleOffset = 0;
    double offsetOffset = RIDGE;
    for (int i = 0; i < odds.length; i++) {
      double p = sigmoid(scale * odds[i] + offset);
      double error = p - targets[i];
      double weight = p * (1 - p);
      byScale += error * odds[i];
      byOffset += error;
      scaleScale += weight * odds[i] * odds[i];
      scaleOffset += weight * odds[i];
      offsetOffset += weight;
    }
    double determinant = scaleScale * offsetOffset - scaleOffset * scaleOffset;
    return new double[] {
      -(offsetOffset * byScale - scaleOffset * byOffset) / determinant,
      -(scaleScale * byOffset - scaleOffset * byScale) / determinant
    };
  }

  /** The cross-entropy. */
  private double loss(double scale, double offset) {
    double loss = 0;
    for (int i = 0; i < odds.length; i++) {
      double z = scale * odds[i] + offset;
      loss += Math.max(z, 0) - targets[i] * z + Math.log1p(Math.exp(-Math.abs(z)));
    }
    return loss;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
