package io.nicebeach.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.loss.Loss;
import io.nicebeach.matrix.DoubleMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initialization;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.network.layers.Dense.Bias;
import io.nicebeach.network.layers.Softmax;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The post's perceptron on 4 rows of 3 inputs, 5 hidden and 3 output units: three updates against
 * the numbers of a reference in numpy (golden/mlp_golden.json).
 */
class GoldenPerceptronTest {
  private static final Map<?, ?> GOLDEN = load();
  private static final int[][] TARGETS = {{0}, {1}, {2}, {1}};
  private static final int ROWS = 4;

  /** The reference's kinds of output, each with the objective that it is here. */
  enum Kind {
    SIGMOID(Objective.Kind.SQUARED_ERROR, new Activate(new Activation.Sigmoid())),
    SIGMOID_TARGETS6(Objective.Kind.SQUARED_ERROR, new Activate(new Activation.Sigmoid())),
    SOFTMAX_ROWWISE(Objective.Kind.CROSS_ENTROPY, new Softmax()),
    SOFTMAX_AS_IN_CODE(Objective.Kind.CROSS_ENTROPY, new Softmax()),
    OLAND(Objective.Kind.OLAND, new Activate(new Activation.Oland())),
    OLAND_TARGETS6(Objective.Kind.OLAND, new Activate(new Activation.Oland()));

    private final Objective.Kind objective;
    private final LayerSpec output;

    Kind(Objective.Kind objective, LayerSpec output) {
      this.objective = objective;
      this.output = output;
    }

    Map<?, ?> golden() {
      return (Map<?, ?>) at(at(GOLDEN, "kinds"), name().toLowerCase(java.util.Locale.ROOT));
    }

    double number(String key) {
      return ((Number) at(golden(), key)).doubleValue();
    }

    NetworkSpec network() {
      Activation hidden =
          at(golden(), "hidden").equals("tanh")
              ? new Activation.Tanh()
              : new Activation.LeakyRelu(0.1);
      return new NetworkSpec(
          3,
          List.of(
              new Dense(5, Bias.INPUT, Initialization.NORMAL),
              new Activate(hidden),
              new Dense(3, Bias.FALSE, Initialization.NORMAL),
              output));
    }

    Loss loss() {
      return this == SOFTMAX_AS_IN_CODE ? new SoftmaxOfWholeBatch() : Loss.of(objective());
    }

    Objective objective() {
      return new Objective(objective, Objective.Reduction.SUM, 0, number("target_scale"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void inDoublePrecisionAllNumbersAgree(Kind kind) {
    LearnableNetwork network = inDouble(kind);
    GradientDescent descent = new GradientDescent(0, false, network.weights());
    Sequences inputs = new Sequences(matrix(at(GOLDEN, "inputs")), new int[] {1, 1, 1, 1});
    double rate = kind.number("lr0");
    for (Object update : (List<?>) at(kind.golden(), "updates")) {
      assertThat(rate).isCloseTo(number(update, "lr"), within(1e-12));
      if (kind != Kind.SOFTMAX_AS_IN_CODE) {
        assertClose(network.forward(inputs).frames(), at(update, "output"), 1e-10);
      }
      var gradient = network.gradient(inputs, TARGETS, kind.loss(), Chance.NONE);
      assertThat(gradient.loss()).isCloseTo(number(update, "loss_sum"), within(1e-10));
      assertClose(gradient.byWeight().get("0.weight"), firstRows(update, "grad_W1"), 1e-10);
      assertClose(gradient.byWeight().get("0.bias"), lastRow(update, "grad_W1"), 1e-10);
      assertClose(gradient.byWeight().get("2.weight"), transposed(at(update, "grad_W2")), 1e-10);
      for (var weight : network.weights().entrySet()) {
        Matrix g = gradient.byWeight().get(weight.getKey());
        descent.update(weight.getKey(), weight.getValue(), g, rate, 0, 1);
      }
      assertClose(network.weights().get("0.weight"), firstRows(update, "W1_after"), 1e-10);
      assertClose(network.weights().get("0.bias"), lastRow(update, "W1_after"), 1e-10);
      assertClose(network.weights().get("2.weight"), transposed(at(update, "W2_after")), 1e-10);
      rate /= 1 + kind.number("decay");
    }
  }

  /** Single precision keeps seven digits; sums of four rows and three updates cost one of them. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX_AS_IN_CODE")
  void inSinglePrecisionSixDigitsAgree(Kind kind) {
    float[] inputs = matrix(at(GOLDEN, "inputs")).toFloats();
    Batch batch = new Batch(inputs, 1, 3, new int[] {1, 1, 1, 1});
    Learner learner =
        new PlainBackend()
            .learner(
                kind.network(),
                new Parameters(
                    Map.of(
                        "0.weight", tensor(firstRows(GOLDEN, "W1"), 5, 3),
                        "0.bias", tensor(lastRow(GOLDEN, "W1"), 5),
                        "2.weight", tensor(transposed(at(GOLDEN, "W2")), 3, 5))),
                kind.objective(),
                OptimizerSettings.gradientDescent(),
                1);
    double rate = kind.number("lr0");
    for (Object update : (List<?>) at(kind.golden(), "updates")) {
      double loss = learner.step(batch, TARGETS, rate);
      assertThat(loss).isCloseTo(number(update, "loss_sum"), within(1e-6 * loss));
      Tensor first = learner.parameters().get("0.weight");
      assertClose(Precision.SINGLE.of(5, 3, first.values()), firstRows(update, "W1_after"), 1e-6);
      Tensor second = learner.parameters().get("2.weight");
      Matrix secondAfter = transposed(at(update, "W2_after"));
      assertClose(Precision.SINGLE.of(3, 5, second.values()), secondAfter, 1e-6);
      rate /= 1 + kind.number("decay");
    }
  }

  private static LearnableNetwork inDouble(Kind kind) {
    Parameters any = Initializer.parameters(kind.network(), 1);
    LearnableNetwork network = new LearnableNetwork(kind.network(), any, Precision.DOUBLE);
    network.weights().get("0.weight").assign(firstRows(GOLDEN, "W1"));
    network.weights().get("0.bias").assign(lastRow(GOLDEN, "W1"));
    network.weights().get("2.weight").assign(transposed(at(GOLDEN, "W2")));
    return network;
  }

  /** The post's code divides by the sum over all rows: a mistake, kept here to be compared. */
  private record SoftmaxOfWholeBatch() implements Loss {
    @Override
    public Value of(Sequences outputs, int[][] targets) {
      Matrix p = outputs.frames().map(Math::exp);
      p.scale(1 / p.sum());
      double loss = 0;
      for (int row = 0; row < ROWS; row++) {
        int target = targets[row][0];
        loss -= Math.log(p.get(row, target));
        p.set(row, target, p.get(row, target) - 1);
      }
      return new Value(loss, p);
    }

    @Override
    public boolean includes(LayerSpec lastLayer) {
      return true;
    }
  }

  // ---- The golden file ----

  private static Map<?, ?> load() {
    try (InputStream in =
        GoldenPerceptronTest.class.getResourceAsStream("/golden/mlp_golden.json")) {
      Load yaml = new Load(LoadSettings.builder().setCodePointLimit(1 << 20).build());
      return (Map<?, ?>)
          yaml.loadFromString(new String(Objects.requireNonNull(in).readAllBytes(), "UTF-8"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Object at(Object map, String key) {
    return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
  }

  private static double number(Object map, String key) {
    return ((Number) at(map, key)).doubleValue();
  }

  private static DoubleMatrix matrix(Object rows) {
    List<?> list = (List<?>) rows;
    DoubleMatrix matrix = new DoubleMatrix(list.size(), ((List<?>) list.get(0)).size());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        matrix.set(i, j, ((Number) ((List<?>) list.get(i)).get(j)).doubleValue());
      }
    }
    return matrix;
  }

  /** The reference writes weights [in][out]. */
  private static Matrix transposed(Object rows) {
    Matrix matrix = matrix(rows);
    Matrix transposed = matrix.zeros(matrix.columns(), matrix.rows());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        transposed.set(j, i, matrix.get(i, j));
      }
    }
    return transposed;
  }

  /** The weights proper of the first layer; its last row is the bias. */
  private static Matrix firstRows(Object map, String key) {
    List<?> rows = (List<?>) at(map, key);
    return transposed(rows.subList(0, rows.size() - 1));
  }

  private static Matrix lastRow(Object map, String key) {
    List<?> rows = (List<?>) at(map, key);
    return matrix(rows.subList(rows.size() - 1, rows.size()));
  }

  private static Tensor tensor(Matrix matrix, int... shape) {
    return new Tensor(shape, matrix.toFloats());
  }

  private static void assertClose(Matrix actual, Object expected, double tolerance) {
    assertClose(actual, matrix(expected), tolerance);
  }

  private static void assertClose(Matrix actual, Matrix expected, double tolerance) {
    for (int i = 0; i < expected.rows(); i++) {
      for (int j = 0; j < expected.columns(); j++) {
        double value = expected.get(i, j);
        assertThat(actual.get(i, j))
            .as("row %d, column %d", i, j)
            .isCloseTo(value, within(tolerance * Math.max(Math.abs(value), 0.1)));
      }
    }
  }
}
