package io.nicebeach.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.loss.Loss;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.TrainingDivergedException;
import io.nicebeach.plain.PlainBackend;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchLearnerTest {
  private static final int[][] TARGETS = {{0}, {1}, {2}, {3}};
  private static final Objective CROSS_ENTROPY =
      new Objective(Objective.Kind.CROSS_ENTROPY, 0.1, 1);
  private static final NetworkSpec DENSE =
      Nets.network(
          "[context: {frames: 3}, dense: {units: 16}, tanh, pool: {kind: mean-std},"
              + " dense: {units: 4}]");
  private static final NetworkSpec DEEP =
      Nets.network(
          "[conv: {channels: 8, kernel: 3, bias: false}, batch-norm, relu, dropout: {rate: 0.3},"
              + " residual: [conv: {channels: 8, kernel: 3}, batch-norm, silu],"
              + " gru: {units: 5, bidirectional: true}, pool: {kind: mean}, dense: {units: 4}]");

  static List<OptimizerSettings> optimizers() {
    return List.of(
        OptimizerSettings.gradientDescent(),
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.9, false, 0.01, 1),
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.9, true, 0.01, 1),
        OptimizerSettings.adamW(0.01).withAveraging(0.9));
  }

  // ---- As plain ----

  @ParameterizedTest
  @MethodSource("optimizers")
  void theFirstTenLossesArePlains(OptimizerSettings settings) {
    try (Learner plain = learner(new PlainBackend(), DENSE, CROSS_ENTROPY, settings);
        Learner torch = learner(new TorchBackend(), DENSE, CROSS_ENTROPY, settings)) {
      for (int step = 0; step < 10; step++) {
        assertThat(torch.step(batch(step), TARGETS, 0.02))
            .as("step %d", step)
            .isCloseTo(plain.step(batch(step), TARGETS, 0.02), within(1e-5));
      }
      assertClose(torch.parameters(), plain.parameters(), 1e-5);
      assertThat(torch.loss(batch(1), TARGETS))
          .isCloseTo(plain.loss(batch(1), TARGETS), within(1e-5));
      assertThat(torch.state().keySet()).isEqualTo(plain.state().keySet());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Objective.Kind.class,
      names = {"SQUARED_ERROR", "CROSS_ENTROPY"})
  void gradientsAndErrorsArePlains(Objective.Kind kind) {
    Objective objective = new Objective(kind, Objective.Reduction.SUM, 0.1, 2);
    OptimizerSettings settings = OptimizerSettings.gradientDescent();
    NetworkSpec network =
        Nets.network("[context: {frames: 3}, dense: {units: 6}, tanh, pool: {kind: max}, softmax]");
    int[][] targets = {{0}, {1}, {2}, {5}};
    try (Learner plain = learner(new PlainBackend(), network, objective, settings);
        Learner torch = learner(new TorchBackend(), network, objective, settings)) {
      Learner.Gradients expected = plain.gradients(batch(3), targets);
      Learner.Gradients actual = torch.gradients(batch(3), targets);
      assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-4));
      assertClose(actual.gradient(), expected.gradient(), 1e-4);

      List<Batch> errors = plain.errors(batch(3), targets);
      List<Batch> others = torch.errors(batch(3), targets);
      assertThat(others).hasSameSizeAs(errors);
      for (int i = 0; i < errors.size(); i++) {
        assertThat(others.get(i).values())
            .as("error %d", i)
            .containsExactly(errors.get(i).values(), within(1e-5f));
      }
    }
  }

  /** Utterances of different lengths, one of them shorter than the delay. */
  @Test
  void framesArePlains() {
    NetworkSpec network =
        Nets.network(
            "[context: {frames: 3, dilation: 2, causal: true}, dense: {units: 6}, tanh,"
                + " dense: {units: 4}]");
    Objective frames = new Objective(Objective.Kind.FRAMES, Objective.Reduction.MEAN, 0, 1, 2);
    int[][] labels = {{0, 1, 1, 0, 3, 2, 2}, {1}, {3, 3, 0, 1}};
    Batch batch = Nets.batch(5, 7, 1, 4);
    OptimizerSettings settings = OptimizerSettings.adamW(0.01);
    try (Learner plain = learner(new PlainBackend(), network, frames, settings);
        Learner torch = learner(new TorchBackend(), network, frames, settings)) {
      Learner.Gradients expected = plain.gradients(batch, labels);
      Learner.Gradients actual = torch.gradients(batch, labels);
      assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-5));
      assertClose(actual.gradient(), expected.gradient(), 1e-5);
      for (int step = 0; step < 10; step++) {
        assertThat(torch.step(batch, labels, 0.02))
            .as("step %d", step)
            .isCloseTo(plain.step(batch, labels, 0.02), within(1e-5));
      }
    }
  }

  /** An empty transcript and one that takes more frames than there are among them. */
  @Test
  void ctcIsCores() {
    int[][] targets = {{1, 2, 2}, {}, {3, 1}, {2, 2, 2}};
    Batch batch = Nets.batch(4, 9, 2, 5, 4);
    NetworkSpec network = Nets.network("[dense: {units: 4}]");
    OptimizerSettings settings = OptimizerSettings.gradientDescent();
    Objective ctc = Objective.of(Objective.Kind.CTC);
    try (Learner torch = learner(new TorchBackend(), network, ctc, settings)) {
      Sequences logits = Sequences.of(torch.forward(batch), Precision.DOUBLE);
      Loss.Value value = Loss.of(ctc).of(logits, targets);
      assertThat(torch.loss(batch, targets)).isCloseTo(value.loss() / 4, within(1e-5));
      Batch expected = logits.with(value.gradient().scale(1.0 / 4)).toBatch();
      Batch actual = torch.errors(batch, targets).get(1);
      assertThat(actual.values()).containsExactly(expected.values(), within(1e-5f));
    }
  }

  /**
   * The gradient is that of the network's own loss and a share of CTC's over what phones tell. Of
   * class 3 nobody knows the sounds; class 2 has none.
   */
  @Test
  void soundsAreTaughtBesides() {
    Map<Integer, List<Integer>> sounds = Map.of(0, List.of(1, 2), 1, List.of(2), 2, List.of());
    String below = "[conv: {channels: 6, kernel: 3}, tanh, ";
    NetworkSpec both =
        Nets.network(
            below + "phones: {share: 0.3}, pool: {kind: mean}, dense: {units: 4}]",
            new Pronunciations(2, sounds));
    NetworkSpec own = Nets.network(below + "pool: {kind: mean}, dense: {units: 4}]");
    NetworkSpec besides = Nets.network(below + "dense: {units: 3}]");
    Batch all = batch(1);
    Batch known = Nets.batch(1, 5, 9, 1);
    Parameters weights = Initializer.parameters(both, 3);

    Learner.Gradients taught = gradients(both, weights, Objective.Kind.CROSS_ENTROPY, all, TARGETS);
    Learner.Gradients first =
        gradients(own, without(weights, "2."), Objective.Kind.CROSS_ENTROPY, all, TARGETS);
    Learner.Gradients second =
        gradients(
            besides,
            without(weights, "4."),
            Objective.Kind.CTC,
            known,
            new int[][] {{1, 2}, {2}, {}});

    assertThat(taught.loss()).isCloseTo(first.loss(), within(1e-5));
    for (String name : List.of("0.weight", "0.bias")) {
      float[] expected = first.gradient().get(name).values().clone();
      for (int i = 0; i < expected.length; i++) {
        expected[i] += 0.3f * second.gradient().get(name).values()[i];
      }
      assertThat(taught.gradient().get(name).values()).containsExactly(expected, within(1e-5f));
    }
    float[] lesson = second.gradient().get("2.weight").values().clone();
    for (int i = 0; i < lesson.length; i++) {
      lesson[i] *= 0.3f;
    }
    assertThat(taught.gradient().get("2.weight").values()).containsExactly(lesson, within(1e-5f));
    assertThat(taught.gradient().get("4.weight").values())
        .containsExactly(first.gradient().get("3.weight").values(), within(1e-5f));
  }

  /** Without the weights of one layer; those after it move up. */
  private static Parameters without(Parameters parameters, String layer) {
    Map<String, Tensor> others = new LinkedHashMap<>();
    parameters
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!name.startsWith(layer)) {
                others.put(layer.equals("2.") ? name.replace("4.", "3.") : name, tensor);
              }
            });
    return new Parameters(others);
  }

  private static Learner.Gradients gradients(
      NetworkSpec network, Parameters weights, Objective.Kind kind, Batch batch, int[][] targets) {
    Objective sum = new Objective(kind, Objective.Reduction.SUM, 0, 1);
    OptimizerSettings settings = OptimizerSettings.gradientDescent();
    try (Learner learner = new TorchBackend().learner(network, weights, sum, settings, 1)) {
      return learner.gradients(batch, targets);
    }
  }

  @Test
  void targetsThatDoNotFitAreRefusedAsByPlain() {
    try (Learner torch =
        learner(new TorchBackend(), DENSE, CROSS_ENTROPY, OptimizerSettings.adamW(0))) {
      assertThatThrownBy(() -> torch.step(batch(1), new int[][] {{0}, {1}, {2}, {4}}, 0.1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("utterance 3 of the batch has target token 4");
    }
  }

  // ---- What only libtorch trains ----

  @Test
  void learnsAHandfulByHeart() {
    try (Learner learner =
        learner(new TorchBackend(), DEEP, CROSS_ENTROPY, OptimizerSettings.adamW(0.01))) {
      for (int step = 0; step < 150; step++) {
        learner.step(batch(1), TARGETS, 0.01);
      }
      Batch logits = learner.forward(batch(1));
      for (int u = 0; u < TARGETS.length; u++) {
        assertThat(argmax(logits, u)).isEqualTo(TARGETS[u][0]);
      }
    }
  }

  @Test
  void aRecurrentNetworkLearnsATranscriptByCtc() {
    NetworkSpec network =
        Nets.network("[gru: {units: 16, bidirectional: true}, dense: {units: 4}]");
    Objective ctc = Objective.of(Objective.Kind.CTC);
    int[][] targets = {{1, 2, 3}, {3}, {2, 2}, {}};
    try (Learner learner =
        learner(new TorchBackend(), network, ctc, OptimizerSettings.adamW(0.01))) {
      Batch batch = Nets.batch(6, 12, 5, 9, 7);
      double first = learner.step(batch, targets, 0.02);
      for (int step = 0; step < 100; step++) {
        learner.step(batch, targets, 0.02);
      }
      assertThat(learner.loss(batch, targets)).isLessThan(first / 20);
    }
  }

  /** Layers that look at single frames cannot tell a padded batch from its frames in a row. */
  @Test
  void batchNormCountsEachFrameOnceAndPaddingNever() {
    NetworkSpec network = Nets.network("[dense: {units: 4}, batch-norm: {momentum: 0.3}]");
    Objective sum = new Objective(Objective.Kind.CROSS_ENTROPY, Objective.Reduction.SUM, 0, 1);
    OptimizerSettings settings = OptimizerSettings.gradientDescent();
    Batch padded = Nets.batch(5, 6, 2);
    float[] frames = new float[8 * Nets.INPUTS];
    System.arraycopy(padded.values(), 0, frames, 0, 6 * Nets.INPUTS);
    System.arraycopy(padded.values(), padded.offset(1), frames, 6 * Nets.INPUTS, 2 * Nets.INPUTS);
    Batch row = new Batch(frames, 8, Nets.INPUTS, new int[] {8});
    try (Learner one = learner(new TorchBackend(), network, sum, settings);
        Learner two = learner(new TorchBackend(), network, sum, settings)) {
      double inARow = one.step(row, new int[][] {{0, 1, 2, 3, 0, 1, 2, 3}}, 0.1);
      double apart = two.step(padded, new int[][] {{0, 1, 2, 3, 0, 1}, {2, 3}}, 0.1);
      assertThat(apart).isCloseTo(inARow, within(1e-5));
      assertClose(two.parameters(), one.parameters(), 1e-5);
      float[] initial = Initializer.parameters(network, 3).get("1.running_var").values();
      assertThat(two.parameters().get("1.running_var").values()).isNotEqualTo(initial);
    }
  }

  /** The last batch of an epoch may be one utterance, which a pool makes one frame. */
  @Test
  void oneNumberTellsBatchNormNoVariance() {
    NetworkSpec network = Nets.network("[pool: {kind: mean}, batch-norm, dense: {units: 4}]");
    try (Learner learner =
        learner(new TorchBackend(), network, CROSS_ENTROPY, OptimizerSettings.gradientDescent())) {
      learner.step(Nets.batch(5, 6), new int[][] {{1}}, 0.1);
      float[] initial = Initializer.parameters(network, 3).get("1.running_var").values();
      assertThat(learner.parameters().get("1.running_var").values()).isEqualTo(initial);
    }
  }

  // ---- Again, and on ----

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRestoredLearnerGoesOnAsIfNeverStopped(OptimizerSettings settings) {
    try (Learner uninterrupted = learner(new TorchBackend(), DEEP, CROSS_ENTROPY, settings);
        Learner stopped = learner(new TorchBackend(), DEEP, CROSS_ENTROPY, settings);
        Learner resumed =
            new TorchBackend()
                .learner(DEEP, Initializer.parameters(DEEP, 77), CROSS_ENTROPY, settings, 1)) {
      for (int step = 0; step < 4; step++) {
        uninterrupted.step(batch(step), TARGETS, 0.01);
        stopped.step(batch(step), TARGETS, 0.01);
      }
      resumed.restore(stopped.state());
      for (int step = 4; step < 8; step++) {
        uninterrupted.step(batch(step), TARGETS, 0.01);
        resumed.step(batch(step), TARGETS, 0.01);
      }
      assertSame(resumed.state(), uninterrupted.state());
      assertSame(resumed.parameters().tensors(), uninterrupted.parameters().tensors());
    }
  }

  @Test
  void theSeedDecidesWhatIsDropped() {
    OptimizerSettings settings = OptimizerSettings.adamW(0.01);
    Parameters initial = Initializer.parameters(DEEP, 3);
    try (Learner one = new TorchBackend().learner(DEEP, initial, CROSS_ENTROPY, settings, 1);
        Learner same = new TorchBackend().learner(DEEP, initial, CROSS_ENTROPY, settings, 1);
        Learner other = new TorchBackend().learner(DEEP, initial, CROSS_ENTROPY, settings, 2)) {
      double loss = one.step(batch(1), TARGETS, 0.01);
      assertThat(same.step(batch(1), TARGETS, 0.01)).isEqualTo(loss);
      assertThat(other.step(batch(1), TARGETS, 0.01)).isNotEqualTo(loss);
    }
  }

  @Test
  void refusesAnotherNetworksState() {
    OptimizerSettings settings = OptimizerSettings.adamW(0);
    try (Learner learner = learner(new TorchBackend(), DENSE, CROSS_ENTROPY, settings)) {
      Map<String, Tensor> foreign = new LinkedHashMap<>(learner.state());
      foreign.put("weight/1.weight", Tensor.zeros(2, 2));
      assertThatThrownBy(() -> learner.restore(foreign))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("state 'weight/1.weight' must hold 288 numbers but holds 4");
      foreign.remove("weight/1.weight");
      assertThatThrownBy(() -> learner.restore(foreign))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("state must hold [weight/1.weight");
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void stopsAtTheFirstStepThatIsNotFinite(float culprit) {
    OptimizerSettings settings = OptimizerSettings.adamW(0.01).withAveraging(0.9);
    try (Learner learner = learner(new TorchBackend(), DEEP, CROSS_ENTROPY, settings)) {
      learner.step(batch(1), TARGETS, 0.01);
      Map<String, Tensor> before = learner.state();
      Batch bad = batch(2);
      bad.values()[0] = culprit;
      assertThatThrownBy(() -> learner.step(bad, TARGETS, 0.01))
          .isInstanceOf(TrainingDivergedException.class)
          .hasMessageStartingWith("step 2: ");
      assertSame(learner.state(), before);
    }
  }

  @Test
  void paddingMayHoldAnything() {
    OptimizerSettings settings = OptimizerSettings.adamW(0.01);
    Batch clean = batch(1);
    Batch dirty = batch(1);
    for (int u = 0; u < dirty.size(); u++) {
      int end = dirty.offset(u) + dirty.maxFrames() * dirty.bins();
      int from = dirty.offset(u) + dirty.lengths()[u] * dirty.bins();
      Arrays.fill(dirty.values(), from, end, Float.NaN);
    }
    try (Learner one = learner(new TorchBackend(), DEEP, CROSS_ENTROPY, settings);
        Learner two = learner(new TorchBackend(), DEEP, CROSS_ENTROPY, settings)) {
      one.step(clean, TARGETS, 0.01);
      two.step(dirty, TARGETS, 0.01);
      assertSame(two.state(), one.state());
    }
  }

  private static Learner learner(
      Backend backend, NetworkSpec network, Objective objective, OptimizerSettings settings) {
    return backend.learner(network, Initializer.parameters(network, 3), objective, settings, 1);
  }

  private static Batch batch(long seed) {
    return Nets.batch(seed, 5, 9, 1, 7);
  }

  private static int argmax(Batch logits, int utterance) {
    int best = 0;
    for (int j = 1; j < logits.bins(); j++) {
      int offset = logits.offset(utterance);
      if (logits.values()[offset + j] > logits.values()[offset + best]) {
        best = j;
      }
    }
    return best;
  }

  private static void assertSame(Map<String, Tensor> actual, Map<String, Tensor> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach(
        (name, tensor) ->
            assertThat(actual.get(name).values()).as(name).containsExactly(tensor.values()));
  }

  private static void assertClose(Parameters actual, Parameters expected, double tolerance) {
    assertThat(actual.tensors().keySet()).isEqualTo(expected.tensors().keySet());
    expected
        .tensors()
        .forEach(
            (name, tensor) ->
                assertThat(actual.get(name).values())
                    .as(name)
                    .containsExactly(tensor.values(), within((float) tolerance)));
  }
}
