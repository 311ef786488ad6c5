package io.nicebeach.benchmarks;

import io.nicebeach.matrix.Threads;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initialization;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.RandomNumbers;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.Conv;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.Recurrent;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SplittableRandom;

/**
 * One training step of a recogniser of running speech by libtorch, forward, backward and AdamW, on
 * one thread: 16 utterances of 300 frames of 80 bands through a convolution that halves the frames,
 * two bidirectional GRU layers of 256 units and CTC. Prints the median of the CPU seconds that the
 * whole process takes for one.
 */
public final class TrainingStep {
  private static final int UTTERANCES = 16;
  private static final int FRAMES = 300;
  private static final int BANDS = 80;
  private static final int TOKENS = 30;
  private static final int TRANSCRIPT = 20;

  private TrainingStep() {}

  /**
   * @param args the number of steps to measure, 7 if there is none; {@code uneven} for utterances
   *     of different lengths
   */
  public static void main(String[] args) {
    Threads.limit(1);
    int steps = args.length == 0 ? 7 : Integer.parseInt(args[0]);
    Batch batch = batch(args.length > 1 && args[1].equals("uneven"));
    int[][] targets = targets();
    try (Learner learner = learner()) {
      double seconds = StepTime.median(steps, () -> learner.step(batch, targets, 0.001));
      System.out.printf("nicebeach %.4f%n", seconds);
    }
  }

  private static Learner learner() {
    Recurrent gru = new Recurrent(Recurrent.Cell.GRU, 256, true);
    NetworkSpec network =
        new NetworkSpec(
            BANDS,
            List.of(
                new Conv(128, 5, 2),
                new Activate(new Activation.Relu()),
                gru,
                gru,
                new Dense(TOKENS, Dense.Bias.TRUE, Initialization.GLOROT_TANH)));
    Backend torch = ServiceLoader.load(Backend.class).findFirst().orElseThrow();
    return torch.learner(
        network,
        Initializer.parameters(network, 1),
        Objective.of(Objective.Kind.CTC),
        OptimizerSettings.adamW(0.01),
        1);
  }

  private static Batch batch(boolean uneven) {
    SplittableRandom random = RandomNumbers.of(1);
    float[] values = new float[UTTERANCES * FRAMES * BANDS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RandomNumbers.gaussian(random);
    }
    int[] lengths = new int[UTTERANCES];
    for (int u = 0; u < UTTERANCES; u++) {
      lengths[u] = uneven ? FRAMES - 10 * u : FRAMES;
    }
    return new Batch(values, FRAMES, BANDS, lengths);
  }

  private static int[][] targets() {
    int[][] targets = new int[UTTERANCES][TRANSCRIPT];
    for (int u = 0; u < UTTERANCES; u++) {
      for (int i = 0; i < TRANSCRIPT; i++) {
        targets[u][i] = 1 + (u * TRANSCRIPT + 7 * i) % (TOKENS - 1);
      }
    }
    return targets;
  }
}
