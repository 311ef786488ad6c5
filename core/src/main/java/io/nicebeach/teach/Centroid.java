package io.nicebeach.teach;

import java.util.List;

/**
 * The direction in which points crowd.
 *
 * @param direction [D], of length 1
 */
record Centroid(float[] direction) {
  /**
   * How much more a point in the centroid's direction weighs than one at a right angle to it, as a
   * natural logarithm: seven times. A recording that is cut off or in which nothing is said then
   * counts little, while those of several voices still count about alike.
   */
  private static final double CONCENTRATION = 2;

  /** By then it moves no more. */
  private static final int STEPS = 5;

  /**
   * From their mean a few steps to where they are densest, however far from the origin they are
   * (Kobayashi and Otsu 2010, "Von Mises-Fisher Mean Shift for Clustering on a Hypersphere"); at
   * least one point.
   */
  static Centroid of(List<float[]> points) {
    Centroid centroid = new Centroid(new float[points.get(0).length]); // all weigh the same to it
    for (int step = 0; step <= STEPS; step++) {
      centroid = centroid.shifted(points);
    }
    return centroid;
  }

  private Centroid shifted(List<float[]> points) {
    float[] sum = new float[direction.length];
    for (float[] point : points) {
      double weight = Math.exp(CONCENTRATION * similarity(point)) / length(point);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (weight * point[i]);
      }
    }
    double length = length(sum);
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= (float) length;
    }
    return new Centroid(sum);
  }

  /** The cosine of the angle to a point, in [-1, 1]. */
  double similarity(float[] point) {
    double product = 0;
    for (int i = 0; i < point.length; i++) {
      product += (double) direction[i] * point[i];
    }
    return product / length(point);
  }

  /** A point's distance from the origin, never 0. */
  private static double length(float[] point) {
    double squares = Float.MIN_NORMAL;
    for (float x : point) {
      squares += (double) x * x;
    }
    return Math.sqrt(squares);
  }
}
