package io.nicebeach.cli;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.model.Model;
import io.nicebeach.network.Batch;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Learner.Gradients;
import io.nicebeach.network.Network;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Context;
import io.nicebeach.network.layers.Dropout;
import io.nicebeach.network.layers.Flatten;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.report.Explanation;
import io.nicebeach.report.Explanation.LayerView;
import io.nicebeach.report.Explanation.Step;
import io.nicebeach.report.Explanation.WeightView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends a recording through a model, forward and back, and keeps all that there is to see. */
final class Explainer {
  /** By how much the step against the gradient would lower the loss, were that a straight line. */
  private static final double FALL = 0.1;

  /** Copies with noise that a saliency is averaged over. */
  private static final int COPIES = 64;

  /** The noise's standard deviation, as a share of the features' range. */
  private static final double NOISE = 0.15;

  private final Model model;

  Explainer(Model model) {
    this.model = model;
  }

  /**
   * All that there is to see.
   *
   * @param file what to call the recording
   * @param said the word that the error is measured against; null for the one that is heard
   * @throws IllegalArgumentException if the model does not know that word
   */
  Explanation explain(String file, Audio audio, @Nullable String said) {
    Features features =
        model.normalization().apply(FeatureExtractor.of(model.features()).extract(audio));
    Batch batch =
        new Batch(
            features.values(), features.frames(), features.bins(), new int[] {features.frames()});
    List<Batch> activations = Network.of(model.network(), model.parameters()).activations(batch);
    Hypothesis heard = model.decoder().decode(activations.get(activations.size() - 1)).get(0);
    String word = said == null ? heard.text() : said;
    int[][] targets = {{model.alphabet().index(word)}};
    try (Learner learner = learner(model.parameters())) {
      List<Batch> errors = learner.errors(batch, targets);
      Gradients gradients = learner.gradients(batch, targets);
      return new Explanation(
          file,
          audio,
          model.features(),
          features,
          layers(activations, errors),
          model.alphabet().tokens(),
          heard,
          word,
          gradients.loss(),
          single(errors.get(0)),
          saliency(features, targets[0]),
          weights(gradients.gradient()),
          step(gradients, batch, targets));
    }
  }

  /** Measures against plain one-hot targets: smoothed ones call a word that is too sure wrong. */
  private Learner learner(Parameters parameters) {
    Objective trained = model.objective();
    Objective oneHot =
        new Objective(trained.kind(), Objective.Reduction.SUM, 0, trained.targetScale());
    return new PlainBackend()
        .learner(model.network(), parameters, oneHot, OptimizerSettings.gradientDescent(), 0);
  }

  /** Minus the error of the features, the mean over copies with noise (Smilkov et al. 2017). */
  private Features saliency(Features features, int[] target) {
    int size = features.values().length;
    Batch copies = withNoise(features);
    int[][] targets = new int[COPIES][];
    Arrays.fill(targets, target);
    float[] sum = new float[size];
    try (Learner learner = learner(model.parameters())) {
      float[] errors = learner.errors(copies, targets).get(0).values();
      for (int i = 0; i < errors.length; i++) {
        sum[i % size] -= errors[i] / COPIES;
      }
    }
    return new Features(sum, features.frames(), features.bins());
  }

  private static Batch withNoise(Features features) {
    int size = features.values().length;
    double deviation = NOISE * range(features.values());
    Random random = new Random(1);
    float[] values = new float[COPIES * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = features.values()[i % size] + (float) (deviation * random.nextGaussian());
    }
    int[] lengths = new int[COPIES];
    Arrays.fill(lengths, features.frames());
    return new Batch(values, features.frames(), features.bins(), lengths);
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

  private List<LayerView> layers(List<Batch> activations, List<Batch> errors) {
    List<LayerView> views = new ArrayList<>();
    for (int i = 0; i < activations.size(); i++) {
      LayerSpec layer = model.network().layers().get(i);
      if (!movesNumbersOnly(layer)) {
        Optional<Features> error =
            i + 1 < errors.size() ? Optional.of(single(errors.get(i + 1))) : Optional.empty();
        views.add(new LayerView(i + " " + layer.kind(), single(activations.get(i)), error));
      }
    }
    return views;
  }

  private static boolean movesNumbersOnly(LayerSpec layer) {
    return layer instanceof Context || layer instanceof Flatten || layer instanceof Dropout;
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
  private Step step(Gradients gradients, Batch batch, int[][] targets) {
    double squares =
        gradients.gradient().tensors().values().stream().mapToDouble(Explainer::squares).sum();
    double rate = squares > 0 ? FALL * gradients.loss() / squares : 0;
    try (Learner after = learner(stepped(gradients.gradient(), rate))) {
      return new Step(
          Math.sqrt(squares), rate, gradients.loss() - rate * squares, after.loss(batch, targets));
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

  /** The only utterance of a batch. */
  private static Features single(Batch batch) {
    return new Features(batch.values(), batch.lengths()[0], batch.bins());
  }
}
