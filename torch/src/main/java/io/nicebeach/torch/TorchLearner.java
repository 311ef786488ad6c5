package io.nicebeach.torch;

import io.nicebeach.network.Batch;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.RandomNumbers;
import io.nicebeach.network.StepCount;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.TrainingDivergedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Learning, step by step: the forward pass, the loss, libtorch's back-propagation, the update. */
final class TorchLearner implements Learner {
  private static final String STEPS = "steps";

  private final NetworkSpec network;
  private final TorchWeights weights;
  private final TorchNetwork trained;
  private final TorchNetwork used;
  private final TorchLoss loss;
  private final Objective.Reduction reduction;
  private final Place place;
  private final long seed;
  private long steps;

  TorchLearner(
      NetworkSpec network, TorchWeights weights, Objective objective, Place place, long seed) {
    this.network = network;
    this.weights = weights;
    this.trained = TorchNetwork.of(network, objective, weights::trained);
    this.used = TorchNetwork.of(network, objective, weights::used);
    this.loss = TorchLoss.of(objective);
    this.reduction = objective.reduction();
    this.place = place;
    this.seed = seed;
  }

  @Override
  public double step(Batch batch, int[][] targets, double learningRate) {
    return Native.call(
        () -> {
          Pass pass = Pass.inTraining();
          torch.manual_seed(RandomNumbers.of(seed, steps).nextLong());
          double value = differentiate(batch, targets, pass);
          double norm = weights.gradientNorm();
          requireFinite(value, norm);
          Native.withoutGradients(() -> update(pass, norm, learningRate));
          return value;
        });
  }

  private long update(Pass pass, double norm, double rate) {
    steps++;
    pass.finish();
    weights.update(norm, rate, steps);
    weights.follow(steps);
    return steps;
  }

  /**
   * The loss; its gradient is with the weights then, and that of what layers are taught besides.
   */
  private double differentiate(Batch batch, int[][] targets, Pass pass) {
    weights.clearGradient();
    Frames logits = place.inItsPrecision(() -> trained.upToTheLoss(frames(batch), pass));
    org.bytedeco.pytorch.Tensor value = own(logits, targets);
    org.bytedeco.pytorch.Tensor all = value;
    for (Pass.Lesson lesson : pass.lessons()) {
      all = all.add(reduced(TorchLoss.besides(lesson, targets), targets));
    }
    all.backward();
    return value.item_double();
  }

  /** The network's own loss. */
  private org.bytedeco.pytorch.Tensor own(Frames logits, int[][] targets) {
    return reduced(loss.of(logits, targets), targets);
  }

  private org.bytedeco.pytorch.Tensor reduced(org.bytedeco.pytorch.Tensor sum, int[][] targets) {
    return reduction == Objective.Reduction.SUM
        ? sum
        : sum.div(new Scalar((double) targets.length));
  }

  private void requireFinite(double value, double norm) {
    if (!Double.isFinite(value)) {
      throw new TrainingDivergedException(steps + 1, "the loss is " + value);
    }
    if (!Double.isFinite(norm)) {
      throw new TrainingDivergedException(steps + 1, "the gradient's length is " + norm);
    }
  }

  @Override
  public double loss(Batch batch, int[][] targets) {
    return Native.callWithoutGradients(
        () -> {
          Frames logits = place.inItsPrecision(() -> used.upToTheLoss(frames(batch), Pass.inUse()));
          return own(logits, targets).item_double();
        });
  }

  @Override
  public Gradients gradients(Batch batch, int[][] targets) {
    return Native.call(
        () -> {
          double value = differentiate(batch, targets, Pass.inUse());
          return new Gradients(value, weights.gradient());
        });
  }

  @Override
  public List<Batch> errors(Batch batch, int[][] targets) {
    return Native.call(
        () -> {
          Frames input = frames(batch);
          input.values().set_requires_grad(true);
          List<Frames> passed = new ArrayList<>(List.of(input));
          Frames logits = trained.upToTheLoss(input, Pass.inUse(), passed::add);
          TensorVector sources = new TensorVector();
          passed.forEach(frames -> sources.push_back(frames.values()));
          TensorVector errors = torch.grad(new TensorVector(own(logits, targets)), sources);
          List<Batch> batches = new ArrayList<>();
          for (Frames frames : passed) {
            batches.add(batch(frames.with(errors.get(batches.size()))));
          }
          return batches;
        });
  }

  @Override
  public Batch forward(Batch batch) {
    return Native.callWithoutGradients(
        () -> batch(place.inItsPrecision(() -> used.forward(frames(batch), Pass.inUse()))));
  }

  // ---- In and out ----

  /** Without frames that are padding to all, but one there must be; other padding becomes zeros. */
  private Frames frames(Batch batch) {
    network.requireInputs(batch);
    int longest = Math.max(1, Arrays.stream(batch.lengths()).max().orElse(0));
    org.bytedeco.pytorch.Tensor all =
        place.of(batch.values(), batch.size(), batch.maxFrames(), batch.bins());
    Frames frames =
        new Frames(
            all.narrow(1, 0, longest).unsqueeze(2),
            new Lengths(place, batch.lengths().clone(), longest));
    return frames.with(frames.masked(0)); // not a product: there may be numbers that are none
  }

  private static Batch batch(Frames frames) {
    int[] lengths = frames.lengths().each();
    int longest = Arrays.stream(lengths).max().orElse(0);
    org.bytedeco.pytorch.Tensor values = frames.masked().flatten(2, 3).narrow(1, 0, longest);
    return new Batch(Place.toFloats(values), longest, (int) values.size(2), lengths);
  }

  // ---- What is kept ----

  @Override
  public Parameters parameters() {
    return Native.callWithoutGradients(weights::parameters);
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put(STEPS, StepCount.toTensor(steps));
    state.putAll(Native.callWithoutGradients(weights::state));
    return state;
  }

  @Override
  public void restore(Map<String, Tensor> state) {
    Map<String, Tensor> others = new LinkedHashMap<>(state);
    Tensor count = others.remove(STEPS);
    if (count == null) {
      throw new IllegalArgumentException("state must hold steps but holds " + state.keySet());
    }
    Native.callWithoutGradients(
        () -> {
          weights.restore(others);
          return others;
        });
    steps = StepCount.fromTensor(count);
  }

  @Override
  public void close() {
    Native.call(
        () -> {
          weights.close();
          return steps;
        });
  }
}
