package io.nicebeach.teach;

import io.nicebeach.data.Seeds;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.model.Model;
import io.nicebeach.network.Batch;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Makes a network's last layer anew for taught words: multinomial logistic regression on their
 * points, against one class more for all other words. What those sound like is known from the rows
 * of the layer that is replaced, each of which points to where a word of the base lies.
 */
final class LastLayer {
  private static final int STEPS = 300;
  private static final int POINTS_OF_EACH = 16;
  private static final double LEARNING_RATE = 0.02;
  private static final OptimizerSettings OPTIMIZER =
      OptimizerSettings.adamW(0.1).withAveraging(0.98);

  private final Model base;
  private final Word others;

  private LastLayer(Model base, Word others) {
    this.base = base;
    this.others = others;
  }

  /** The last layer of models on that base. */
  static LastLayer of(Model base, int width) {
    Tensor known = base.examples().get(Alphabet.UNKNOWN);
    return new LastLayer(
        base, known == null ? rows(base) : Word.of(Alphabet.UNKNOWN, known, width));
  }

  /** Other words as points: the directions of the words that the base learnt. */
  private static Word rows(Model base) {
    Tensor weight = base.parameters().get(name(base) + ".weight");
    int width = weight.shape()[1];
    float[][][] rows = new float[weight.shape()[0]][1][];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = Arrays.copyOfRange(weight.values(), i * width, (i + 1) * width);
      double scale = Math.sqrt(width) / Centroid.length(rows[i][0]); // as layer-norm leaves a point
      for (int j = 0; j < width; j++) {
        rows[i][0][j] *= (float) scale;
      }
    }
    return new Word(rows);
  }

  /** What the last layer's weights begin with: its place. */
  private static String name(Model base) {
    return String.valueOf(base.network().layers().size() - 1);
  }

  /** The model of these words, at least one. */
  Model model(Map<String, Word> words) {
    List<String> tokens = new ArrayList<>(words.keySet());
    tokens.add(Alphabet.UNKNOWN);
    Alphabet alphabet = Alphabet.of(tokens);
    Dense layer = new Dense(tokens.size(), true);
    List<LayerSpec> layers = new ArrayList<>(base.network().layers());
    layers.set(layers.size() - 1, layer);
    return new Model(
        base.features(),
        base.normalization(),
        new NetworkSpec(base.network().inputs(), layers),
        parameters(fitted(layer, words)),
        Objective.of(Objective.Kind.CROSS_ENTROPY),
        alphabet,
        base.decoding(),
        Acceptance.usual(alphabet),
        examples(words),
        provenance(words));
  }

  private Map<String, Tensor> examples(Map<String, Word> words) {
    Map<String, Tensor> examples = new LinkedHashMap<>();
    words.forEach((text, word) -> examples.put(text, word.toTensor()));
    examples.put(Alphabet.UNKNOWN, others.toTensor());
    return examples;
  }

  private Map<String, Object> provenance(Map<String, Word> words) {
    Map<String, Object> recordings = new LinkedHashMap<>();
    words.forEach((text, word) -> recordings.put(text, word.recordings()));
    Map<String, Object> provenance = new LinkedHashMap<>(base.provenance());
    provenance.put("taught", recordings);
    return provenance;
  }

  private Parameters parameters(Parameters fitted) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(base.parameters().tensors());
    fitted
        .tensors()
        .forEach((name, tensor) -> tensors.put(name.replaceFirst("0", name(base)), tensor));
    return new Parameters(tensors);
  }

  /** Each step takes as many points of each word, and of other words. */
  private Parameters fitted(Dense layer, Map<String, Word> words) {
    List<List<float[]>> classes = new ArrayList<>();
    words.values().forEach(word -> classes.add(word.all()));
    classes.add(othersThan(words));
    int width = classes.get(0).get(0).length;
    NetworkSpec spec = new NetworkSpec(width, List.of(layer));
    Parameters zeros =
        new Parameters(
            Map.of(
                "0.weight", Tensor.zeros(layer.units(), width),
                "0.bias", Tensor.zeros(layer.units())));
    try (Learner learner =
        new PlainBackend()
            .learner(spec, zeros, Objective.of(Objective.Kind.CROSS_ENTROPY), OPTIMIZER, 0)) {
      int[][] targets = targets(classes.size());
      for (int step = 0; step < STEPS; step++) {
        double rate = LEARNING_RATE * (1 - (double) step / STEPS);
        learner.step(batch(classes, width, Seeds.at(0, step)), targets, rate);
      }
      return learner.parameters();
    }
  }

  private static int[][] targets(int classes) {
    int[][] targets = new int[classes * POINTS_OF_EACH][1];
    for (int i = 0; i < targets.length; i++) {
      targets[i][0] = i / POINTS_OF_EACH;
    }
    return targets;
  }

  private static Batch batch(List<List<float[]>> classes, int width, RandomGenerator random) {
    int size = classes.size() * POINTS_OF_EACH;
    float[] values = new float[size * width];
    for (int i = 0; i < size; i++) {
      List<float[]> points = classes.get(i / POINTS_OF_EACH);
      System.arraycopy(points.get(random.nextInt(points.size())), 0, values, i * width, width);
    }
    int[] lengths = new int[size];
    Arrays.fill(lengths, 1);
    return new Batch(values, 1, width, lengths);
  }

  /**
   * The points of other words but those of words that the base learnt and that are now taught: they
   * are closer to the taught word than half of its own recordings are.
   */
  private List<float[]> othersThan(Map<String, Word> words) {
    List<float[]> left = new ArrayList<>(others.all());
    for (Word word : words.values()) {
      Centroid centroid = word.centroid();
      double usual =
          Arrays.stream(word.similarities())
              .sorted()
              .skip(word.recordings() / 2)
              .findFirst()
              .orElseThrow();
      left.removeIf(point -> centroid.similarity(point) > usual);
    }
    return left;
  }
}
