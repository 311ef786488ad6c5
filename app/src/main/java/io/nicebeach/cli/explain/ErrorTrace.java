package io.nicebeach.cli.explain;

import io.nicebeach.features.Features;
import io.nicebeach.model.Model;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Learner.Gradients;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.report.Explanation.Step;
import io.nicebeach.report.Explanation.WayBack;
import io.nicebeach.report.Explanation.WeightView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The error of one utterance on its way back through a model.
 *
 * @param target the tokens that the error is measured against
 * @param errors of the features and of each layer's output
 */
record ErrorTrace(Model model, Batch features, int[] target, List<Batch> errors) {
  /** By how much the step against the gradient would lower the loss, were that a straight line. */
  private static final double FALL = 0.1;

  /** Copies with noise that a saliency is averaged over. */
  private static final int COPIES = 64;

  /** The noise's standard deviation, as a share of the features' range. */
  private static final double NOISE = 0.15;

  /** The trace; empty where the network has layers that the plain backend cannot train. */
  static Optional<ErrorTrace> of(Model model, Batch features, int[] target) {
    try (Learner learner = learner(model, model.parameters())) {
      List<Batch> errors = learner.errors(features, new int[][] {target});
      return Optional.of(new ErrorTrace(model, features, target, errors));
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** All that there is to see of it. */
  WayBack wayBack(String said) {
    try (Learner learner = learner(model, model.parameters())) {
      Gradients gradients = learner.gradients(features, new int[][] {target});
      return new WayBack(
          said,
          gradients.loss(),
          Explainer.single(errors.get(0)),
          saliency(),
          weights(gradients.gradient()),
          step(gradients));
    }
  }

  /** Measures against plain one-hot targets: smoothed ones call a word that is too sure wrong. */
  private static Learner learner(Model model, Parameters parameters) {
    Objective trained = model.objective();
    Objective oneHot =
        new Objective(trained.kind(), Objective.Reduction.SUM, 0, trained.targetScale());
    return new PlainBackend()
        .learner(model.network(), parameters, oneHot, OptimizerSettings.gradientDescent(), 0);
  }

  /** Minus the error of the features, the mean over copies with noise (Smilkov et al. 2017). */
  private Features saliency() {
    int size = features.values().length;
    Batch copies = withNoise(features);
    int[][] targets = new int[COPIES][];
    Arrays.fill(targets, target);
    float[] sum = new float[size];
    try (Learner learner = learner(model, model.parameters())) {
      float[] errors = learner.errors(copies, targets).get(0).values();
      for (int i = 0; i < errors.length; i++) {
        sum[i % size] -= errors[i] / COPIES;
      }
    }
    return new Features(sum, features.maxFrames(), features.bins());
  }

  private static Batch withNoise(Batch features) {
    int size = features.values().length;
    double deviation = NOISE * range(features.values());
    Random random = new Random(1);
    float[] values = new float[COPIES * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = features.values()[i % size] + (float) (deviation * random.nextGaussian());
    }
    int[] lengths = new int[COPIES];
    Arrays.fill(lengths, features.maxFrames());
    return new Batch(values, features.maxFrames(), features.bins(), lengths);
  }

  private static double range(float[] values) {
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return largest - least;
  }

  private List<WeightView> weights(Parameters gradient) {
    List<WeightView> views = new ArrayList<>();
    model
        .parameters()
        .tensors()
        .forEach(
            (name, weight) ->
                views.add(
                    new WeightView(
                        name,
                        shape(weight),
                        rootMeanSquare(weight),
                        rootMeanSquare(gradient.get(name)))));
    return views;
  }

  private static String shape(Tensor tensor) {
    return Arrays.stream(tensor.shape())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" \u00d7 "));
  }

  private static double rootMeanSquare(Tensor tensor) {
    return Math.sqrt(squares(tensor) / Math.max(1, tensor.values().length));
  }

  private static double squares(Tensor tensor) {
    double sum = 0;
    for (float value : tensor.values()) {
      sum += (double) value * value;
    }
    return sum;
  }

  /** A step of rate r along -g changes the loss by about -r |g|². */
  private Step step(Gradients gradients) {
    double squares =
        gradients.gradient().tensors().values().stream().mapToDouble(ErrorTrace::squares).sum();
    double rate = squares > 0 ? FALL * gradients.loss() / squares : 0;
    try (Learner after = learner(model, stepped(gradients.gradient(), rate))) {
      return new Step(
          Math.sqrt(squares),
          rate,
          gradients.loss() - rate * squares,
          after.loss(features, new int[][] {target}));
    }
  }

  private Parameters stepped(Parameters gradient, double rate) {
    Map<String, Tensor> stepped = new LinkedHashMap<>();
    model
        .parameters()
        .tensors()
        .forEach(
            (name, weight) -> {
              Tensor moved = weight.copy();
              float[] slopes = gradient.get(name).values();
              for (int i = 0; i < slopes.length; i++) {
                moved.values()[i] -= (float) (rate * slopes[i]);
              }
              stepped.put(name, moved);
            });
    return new Parameters(stepped);
  }
}
