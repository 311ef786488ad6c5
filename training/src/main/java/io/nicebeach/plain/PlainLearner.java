package io.nicebeach.plain;

import io.nicebeach.loss.Loss;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Objective.Reduction;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.ParameterSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.StepCount;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.TrainingDivergedException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learning, step by step: the forward pass, the loss, back-propagation of its error, the update.
 */
final class PlainLearner implements Learner {
  private static final String STEPS = "steps";
  private static final String WEIGHT = "weight/";
  private static final String AVERAGE = "average/";

  private final LearnableNetwork network;
  private final LearnableNetwork used;
  private final Loss loss;
  private final Reduction reduction;
  private final OptimizerSettings settings;
  private final Optimizer optimizer;
  private final long seed;
  private long steps;

  /**
   * @param used the network whose weights are the average of {@code network}'s, or that itself
   */
  PlainLearner(
      LearnableNetwork network,
      LearnableNetwork used,
      Loss loss,
      Reduction reduction,
      OptimizerSettings settings,
      long seed) {
    this.network = network;
    this.used = used;
    this.loss = loss;
    this.reduction = reduction;
    this.settings = settings;
    this.optimizer = Optimizer.of(settings, network.weights());
    this.seed = seed;
  }

  @Override
  public double step(Batch batch, int[][] targets, double learningRate) {
    LearnableNetwork.Gradient gradient = reduced(batch, targets, Chance.of(seed, steps));
    double norm = norm(gradient.byWeight());
    requireFinite(gradient.loss(), norm);
    clip(gradient.byWeight(), norm);
    steps++;
    gradient.byWeight().forEach((name, g) -> update(name, g, learningRate));
    if (isAveraging()) {
      used.weights().forEach(this::follow);
    }
    return gradient.loss();
  }

  @Override
  public double loss(Batch batch, int[][] targets) {
    double sum = used.loss(used.sequences(batch), targets, loss);
    return reduction == Reduction.SUM ? sum : sum / batch.size();
  }

  @Override
  public Gradients gradients(Batch batch, int[][] targets) {
    LearnableNetwork.Gradient gradient = reduced(batch, targets, Chance.NONE);
    return new Gradients(gradient.loss(), new Parameters(tensors(gradient.byWeight())));
  }

  @Override
  public List<Batch> errors(Batch batch, int[][] targets) {
    double share = reduction == Reduction.SUM ? 1 : 1.0 / batch.size();
    return network.errors(network.sequences(batch), targets, loss).stream()
        .map(error -> error.with(error.frames().copy().scale(share)).toBatch())
        .toList();
  }

  @Override
  public Batch forward(Batch batch) {
    return used.forward(used.sequences(batch)).toBatch();
  }

  private LearnableNetwork.Gradient reduced(Batch batch, int[][] targets, Chance chance) {
    LearnableNetwork.Gradient sum =
        network.gradient(network.sequences(batch), targets, loss, chance);
    if (reduction == Reduction.SUM) {
      return sum;
    }
    double share = 1.0 / batch.size();
    sum.byWeight().values().forEach(g -> g.scale(share));
    return new LearnableNetwork.Gradient(share * sum.loss(), sum.byWeight());
  }

  private void update(String name, Matrix gradient, double rate) {
    double decay = isVector(name) ? 0 : settings.weightDecay();
    optimizer.update(name, network.weights().get(name), gradient, rate, decay, steps);
  }

  private boolean isAveraging() {
    return used != network;
  }

  private void follow(String name, Matrix average) {
    double share = settings.averagingAt(steps);
    average.scale(share).add(1 - share, network.weights().get(name));
  }

  /** The length of the whole gradient as one vector. */
  private static double norm(Map<String, Matrix> gradient) {
    double squares = 0;
    for (Matrix part : gradient.values()) {
      squares += part.sumOfSquares();
    }
    return Math.sqrt(squares);
  }

  /** Shortens a gradient that is longer than allowed (Pascanu et al. 2013). */
  private void clip(Map<String, Matrix> gradient, double norm) {
    if (settings.clipNorm() > 0 && norm > settings.clipNorm()) {
      gradient.values().forEach(g -> g.scale(settings.clipNorm() / norm));
    }
  }

  private void requireFinite(double lossValue, double norm) {
    if (!Double.isFinite(lossValue)) {
      throw new TrainingDivergedException(steps + 1, "the loss is " + lossValue);
    }
    if (!Double.isFinite(norm)) {
      throw new TrainingDivergedException(steps + 1, "the gradient's length is " + norm);
    }
  }

  // ---- What is kept ----

  @Override
  public Parameters parameters() {
    return new Parameters(tensors(used.weights()));
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(STEPS, StepCount.toTensor(steps));
    tensors(network.weights()).forEach((name, weight) -> state.put(WEIGHT + name, weight));
    optimizer.state().forEach((name, m) -> state.put(name, tensor(m, m.rows(), m.columns())));
    if (isAveraging()) {
      tensors(used.weights()).forEach((name, weight) -> state.put(AVERAGE + name, weight));
    }
    return state;
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    Map<String, Matrix> targets = new LinkedHashMap<>(optimizer.state());
    network.weights().forEach((name, weight) -> targets.put(WEIGHT + name, weight));
    if (isAveraging()) {
      used.weights().forEach((name, weight) -> targets.put(AVERAGE + name, weight));
    }
    requireNames(state, targets);
    targets.forEach((name, matrix) -> requireSize(name, matrix, state.get(name)));
    targets.forEach((name, matrix) -> fill(matrix, state.get(name)));
    steps = StepCount.fromTensor(state.get(STEPS));
  }

  private static void requireNames(Map<String, Tensor> state, Map<String, Matrix> targets) {
    if (!state.containsKey(STEPS)
        || state.size() != targets.size() + 1
        || !state.keySet().containsAll(targets.keySet())) {
      throw new IllegalArgumentException(
          "state must hold steps and " + targets.keySet() + " but holds " + state.keySet());
    }
  }

  private static void requireSize(String name, Matrix matrix, Tensor tensor) {
    if (tensor.values().length != matrix.rows() * matrix.columns()) {
      throw new IllegalArgumentException(
          "state '%s' must hold %dx%d numbers but has shape %s"
              .formatted(name, matrix.rows(), matrix.columns(), Arrays.toString(tensor.shape())));
    }
  }

  private static void fill(Matrix matrix, Tensor tensor) {
    Matrix saved = matrix.precision().of(matrix.rows(), matrix.columns(), tensor.values());
    matrix.assign(saved);
  }

  private Map<String, Tensor> tensors(Map<String, Matrix> matrices) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    network
        .spec()
        .parameters()
        .forEach(
            (name, spec) -> tensors.put(name, tensor(matrices.get(name), spec.shape().clone())));
    return tensors;
  }

  private static Tensor tensor(Matrix matrix, int... shape) {
    return new Tensor(shape, matrix.toFloats());
  }

  private boolean isVector(String name) {
    ParameterSpec spec = network.spec().parameters().get(name);
    return spec.shape().length == 1;
  }

  @Override
  public void close() {}
}
