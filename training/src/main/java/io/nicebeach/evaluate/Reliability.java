package io.nicebeach.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether confidence means what it says: of the answers given with confidence 0.8, 80 % should be
 * right.
 *
 * @param bins of equal width from 0 to 1, those without answers too
 */
public record Reliability(List<Bin> bins) {
  private static final int BINS = 10;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * An answer.
   *
   * @param confidence in [0, 1]
   * @param isRight whether it is what was said
   */
  public record Answer(double confidence, boolean isRight) {}

  /**
   * The answers of about the same confidence.
   *
   * @param count how many there are
   * @param confidence their mean confidence; NaN if there is none
   * @param accuracy which share of them is right; NaN if there is none
   */
  public record Bin(int count, double confidence, double accuracy) {}

  /** Of these answers. */
  public static Reliability of(List<Answer> answers) {
    int[] counts = new int[BINS];
    int[] right = new int[BINS];
    double[] sums = new double[BINS];
    for (Answer answer : answers) {
      int bin = Math.min(BINS - 1, (int) (BINS * answer.confidence()));
      counts[bin]++;
      sums[bin] += answer.confidence();
      right[bin] += answer.isRight() ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new Bin(counts[i], sums[i] / counts[i], (double) right[i] / counts[i]));
    }
    return new Reliability(bins);
  }

  /** How many answers there are. */
  public int count() {
    return bins.stream().mapToInt(Bin::count).sum();
  }

  /**
   * The expected calibration error (Naeini, Cooper and Hauskrecht 2015): how far confidence and
   * accuracy of an answer's bin lie apart, on average over the answers; 0 if there are none.
   */
  public double expectedError() {
    double sum = 0;
    for (Bin bin : bins) {
      if (bin.count() > 0) {
        sum += bin.count() * Math.abs(bin.confidence() - bin.accuracy());
      }
    }
    return count() == 0 ? 0 : sum / count();
  }

  /** {@code expectedCalibrationError} and {@code bins}, for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("expectedCalibrationError", expectedError());
    map.put("bins", bins.stream().filter(bin -> bin.count() > 0).map(Reliability::tree).toList());
    return map;
  }

  private static Map<String, Object> tree(Bin bin) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("count", bin.count());
    map.put("confidence", bin.confidence());
    map.put("accuracy", bin.accuracy());
    return map;
  }
}
