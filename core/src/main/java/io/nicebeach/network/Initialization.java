package io.nicebeach.network;

import java.util.SplittableRandom;

/** How a weight matrix starts, given n, the numbers that each of its outputs adds up. */
public enum Initialization {
  /** The normal distribution of mean 0 and standard deviation 1/sqrt(n): the post's. */
  NORMAL {
    @Override
    public double draw(SplittableRandom random, int inputs, int outputs) {
      return RandomNumbers.gaussian(random) / Math.sqrt(inputs);
    }
  },

  /**
   * Uniform within sqrt(6 / (inputs + outputs)), for tanh (Glorot and Bengio 2010, formula 16). The
   * default.
   */
  GLOROT_TANH {
    @Override
    public double draw(SplittableRandom random, int inputs, int outputs) {
      return (2 * random.nextDouble() - 1) * Math.sqrt(6.0 / (inputs + outputs));
    }
  },

  /** Four times as wide, for the sigmoid, whose slope at 0 is a quarter of tanh's. */
  GLOROT_SIGMOID {
    @Override
    public double draw(SplittableRandom random, int inputs, int outputs) {
      return 4 * GLOROT_TANH.draw(random, inputs, outputs);
    }
  },

  /** The normal distribution of standard deviation sqrt(2/n), for rectifiers (He et al. 2015). */
  HE {
    @Override
    public double draw(SplittableRandom random, int inputs, int outputs) {
      return RandomNumbers.gaussian(random) * Math.sqrt(2.0 / inputs);
    }
  };

  /** One weight. */
  public abstract double draw(SplittableRandom random, int inputs, int outputs);
}
