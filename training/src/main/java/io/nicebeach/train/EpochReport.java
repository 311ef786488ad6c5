package io.nicebeach.train;

import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a training has come after an epoch. Where there is no development part its loss is NaN
 * and nothing of it is right.
 *
 * @param epoch counted from 1
 * @param steps updates made so far
 * @param learningRate of the last step
 * @param trainingLoss the mean loss of the epoch's steps
 * @param developmentLoss the loss on the development part
 * @param developmentCorrect how many of the development part are right
 * @param developmentTotal how many it holds
 * @param developmentErrorRate of CTC: the errors for each token that is said in the development
 *     part; of labelled frames: the share that is wrong; else NaN
 */
public record EpochReport(
    int epoch,
    long steps,
    double learningRate,
    double trainingLoss,
    double developmentLoss,
    int developmentCorrect,
    int developmentTotal,
    double developmentErrorRate) {

  /** The share of the development part that is right; NaN where there is none. */
  public double developmentAccuracy() {
    return developmentTotal == 0 ? Double.NaN : (double) developmentCorrect / developmentTotal;
  }

  /**
   * Whether this epoch's weights are to be preferred. Of a classifier the loss decides and not the
   * count of what is right: on a few hundred recordings that is a matter of luck, and once all are
   * right it stops telling epochs apart. Of CTC the error rate decides, in which every token
   * counts, and the loss where that is equal: its loss rises again while ever fewer errors are
   * made, because it is paid for being sure, too, of when each token is said.
   */
  boolean isBetterThan(EpochReport other) {
    if (developmentErrorRate != other.developmentErrorRate && hasErrorRate()) {
      return developmentErrorRate < other.developmentErrorRate;
    }
    return developmentLoss < other.developmentLoss;
  }

  /** Whether errors are counted token by token. */
  public boolean hasErrorRate() {
    return !Double.isNaN(developmentErrorRate);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("epoch", epoch);
    map.put("steps", steps);
    map.put("learningRate", learningRate);
    map.put("trainingLoss", trainingLoss);
    if (developmentTotal > 0) {
      map.put("developmentLoss", developmentLoss);
      map.put("developmentAccuracy", developmentAccuracy());
      map.put("developmentCorrect", developmentCorrect);
      map.put("developmentTotal", developmentTotal);
    }
    if (hasErrorRate()) {
      map.put("developmentErrorRate", developmentErrorRate);
    }
    return map;
  }

  static EpochReport from(Settings settings) {
    return new EpochReport(
        settings.integer("epoch"),
        (long) settings.number("steps"),
        settings.number("learningRate"),
        settings.number("trainingLoss"),
        settings.number("developmentLoss", Double.NaN),
        settings.integer("developmentCorrect", 0),
        settings.integer("developmentTotal", 0),
        settings.number("developmentErrorRate", Double.NaN));
  }
}
