package io.nicebeach.benchmarks;

import io.nicebeach.matrix.Threads;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initialization;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.Dense.Bias;
import io.nicebeach.plain.PlainBackend;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One full-batch iteration of the post's spectrum mode, forward, backward and update, of 2,700 rows
 * of 2,049 inputs through 2,048 tanh and 10 sigmoid units, on one thread. Prints the median of the
 * CPU seconds that the whole process, compiler and garbage collector included, takes for one.
 */
public final class PostSpectrumIteration {
  private static final int ROWS = 2700;
  private static final int INPUTS = 2049;
  private static final int HIDDEN = 2048;
  private static final int CLASSES = 10;

  private PostSpectrumIteration() {}

  /**
   * @param args the number of iterations to measure; 7 if there is none
   */
  public static void main(String[] args) {
    Threads.limit(1);
    int steps = args.length == 0 ? 7 : Integer.parseInt(args[0]);
    Batch batch = inputs();
    int[][] targets = targets();
    try (Learner learner = learner()) {
      double seconds = StepTime.median(steps, () -> learner.step(batch, targets, 0.001));
      System.out.printf("nicebeach %.4f%n", seconds);
    }
  }

  private static Learner learner() {
    NetworkSpec network =
        new NetworkSpec(
            INPUTS,
            List.of(
                new Dense(HIDDEN, Bias.INPUT, Initialization.NORMAL),
                new Activate(new Activation.Tanh()),
                new Dense(CLASSES, Bias.FALSE, Initialization.NORMAL),
                new Activate(new Activation.Sigmoid())));
    return new PlainBackend()
        .learner(
            network,
            Initializer.parameters(network, 1),
            new Objective(Objective.Kind.SQUARED_ERROR, Objective.Reduction.SUM, 0, 1),
            OptimizerSettings.gradientDescent(),
            1);
  }

  private static Batch inputs() {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[ROWS * INPUTS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    int[] lengths = new int[ROWS];
    Arrays.fill(lengths, 1);
    return new Batch(values, 1, INPUTS, lengths);
  }

  private static int[][] targets() {
    int[][] targets = new int[ROWS][1];
    for (int i = 0; i < ROWS; i++) {
      targets[i][0] = i % CLASSES;
    }
    return targets;
  }
}
