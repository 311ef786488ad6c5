package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.RandomNumbers;
import java.util.SplittableRandom;

/** What is left to chance in one forward pass: the numbers that dropout keeps. */
abstract class Chance {
  /** Nothing is: everything is kept. */
  static final Chance NONE =
      new Chance() {
        @Override
        Matrix keep(Matrix shape, double rate) {
          return shape.zeros(shape.rows(), shape.columns()).map(x -> 1);
        }
      };

  /**
   * A matrix with 0 for a number that is dropped and 1 / (1 - rate) for one that is kept, so that
   * the mean stays.
   */
  abstract Matrix keep(Matrix shape, double rate);

  /** Drawn from the seed and the step's number alone: a resumed training draws the same. */
  static Chance of(long seed, long step) {
    return new Chance() {
      private int layers;

      @Override
      Matrix keep(Matrix shape, double rate) {
        SplittableRandom random = RandomNumbers.of(seed, step, layers++);
        return shape
            .zeros(shape.rows(), shape.columns())
            .map(x -> random.nextDouble() < rate ? 0 : 1 / (1 - rate));
      }
    };
  }
}
