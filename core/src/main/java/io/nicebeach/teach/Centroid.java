package io.nicebeach.teach;

import java.util.List;

/**
 * The direction in which points lie on average.
 *
 * @param direction [D], of length 1
 */
record Centroid(float[] direction) {
  /** Of points that all weigh the same, however far from the origin they are; at least one. */
  static Centroid of(List<float[]> points) {
    float[] sum = new float[points.get(0).length];
    for (float[] point : points) {
      double length = length(point);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (point[i] / length);
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
  static double length(float[] point) {
    double squares = Float.MIN_NORMAL;
    for (float x : point) {
      squares += (double) x * x;
    }
    return Math.sqrt(squares);
  }
}
