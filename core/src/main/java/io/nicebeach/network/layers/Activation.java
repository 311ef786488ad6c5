package io.nicebeach.network.layers;

import io.nicebeach.matrix.Elementwise;
import io.nicebeach.matrix.FastFunctions;

/** A function of one number that a layer applies to each of its inputs, and its slope. */
public sealed interface Activation extends Elementwise {
  /** The name in a recipe. */
  String kind();

  /** Its slope at z, where its value is y. */
  double slope(double z, double y);

  /** The logistic function 1 / (1 + e^-z). */
  record Sigmoid() implements Activation {
    @Override
    public String kind() {
      return "sigmoid";
    }

    @Override
    public double of(double z) {
      return 1 / (1 + Math.exp(-z));
    }

    @Override
    public void of(float[] z, float[] y) {
      for (int i = 0; i < z.length; i++) {
        y[i] = FastFunctions.sigmoid(z[i]);
      }
    }

    @Override
    public double slope(double z, double y) {
      return y * (1 - y);
    }
  }

  /** The hyperbolic tangent. */
  record Tanh() implements Activation {
    @Override
    public String kind() {
      return "tanh";
    }

    @Override
    public double of(double z) {
      return Math.tanh(z);
    }

    @Override
    public void of(float[] z, float[] y) {
      FastFunctions.tanh(z, y);
    }

    @Override
    public double slope(double z, double y) {
      return 1 - y * y;
    }
  }

  /** The rectifier max(0, z). */
  record Relu() implements Activation {
    @Override
    public String kind() {
      return "relu";
    }

    @Override
    public double of(double z) {
      return Math.max(0, z);
    }

    @Override
    public void of(float[] z, float[] y) {
      for (int i = 0; i < z.length; i++) {
        y[i] = Math.max(0, z[i]);
      }
    }

    @Override
    public double slope(double z, double y) {
      return z > 0 ? 1 : 0;
    }
  }

  /** The rectifier that lets a little of the negative through: z if positive, else slope z. */
  record LeakyRelu(double slope) implements Activation {
    @Override
    public String kind() {
      return "leaky-relu";
    }

    @Override
    public double of(double z) {
      return z > 0 ? z : slope * z;
    }

    @Override
    public double slope(double z, double y) {
      return z > 0 ? 1 : slope;
    }
  }

  /** z times its own logistic function (Elfwing et al. 2017), also called swish. */
  record Silu() implements Activation {
    @Override
    public String kind() {
      return "silu";
    }

    @Override
    public double of(double z) {
      return z / (1 + Math.exp(-z));
    }

    @Override
    public void of(float[] z, float[] y) {
      for (int i = 0; i < z.length; i++) {
        y[i] = z[i] * FastFunctions.sigmoid(z[i]);
      }
    }

    @Override
    public double slope(double z, double y) {
      double gate = 1 / (1 + Math.exp(-z));
      return gate + y * (1 - gate);
    }
  }

  /**
   * z times the share of the standard normal distribution below it, z Φ(z) = z (1 + erf(z / √2)) /
   * 2 (Hendrycks and Gimpel 2016): the exact form.
   */
  record Gelu() implements Activation {
    @Override
    public String kind() {
      return "gelu";
    }

    @Override
    public double of(double z) {
      return z * NormalDistribution.below(z);
    }

    @Override
    public double slope(double z, double y) {
      return NormalDistribution.below(z) + z * NormalDistribution.density(z);
    }
  }

  /** The post's output function "Oland et al": 0.01 z³ + 0.4. */
  record Oland() implements Activation {
    @Override
    public String kind() {
      return "oland";
    }

    @Override
    public double of(double z) {
      return 0.01 * z * z * z + 0.4;
    }

    @Override
    public double slope(double z, double y) {
      return 0.03 * z * z;
    }
  }
}
