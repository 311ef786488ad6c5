package io.nicebeach.torch;

import io.nicebeach.loss.FrameTargets;
import io.nicebeach.loss.OneHot;
import io.nicebeach.loss.Targets;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.network.Sequences;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A loss as a number that libtorch can differentiate, summed over a batch's utterances. */
interface TorchLoss {
  /** libtorch's number for a loss of each utterance by itself. */
  long NOT_REDUCED = 0;

  /**
   * The loss.
   *
   * @param outputs the network's outputs, or what goes into its last layer where the loss does that
   *     layer's work
   * @throws IllegalArgumentException if the targets do not fit the outputs
   */
  Tensor of(Frames outputs, int[][] targets);

  /**
   * The loss of an objective.
   *
   * @throws UnsupportedOperationException if this backend lacks it
   */
  static TorchLoss of(Objective objective) {
    OneHot oneHot = new OneHot(objective.targetScale(), objective.labelSmoothing());
    FrameTargets ofFrames = new FrameTargets(objective.delay());
    return switch (objective.kind()) {
      case SQUARED_ERROR ->
          (outputs, targets) -> squares(outputs, rows(outputs, oneHot::of, targets));
      case CROSS_ENTROPY ->
          (outputs, targets) -> crossEntropy(outputs, rows(outputs, oneHot::of, targets));
      case FRAMES ->
          (outputs, targets) -> crossEntropy(outputs, rows(outputs, ofFrames::of, targets));
      case CTC -> TorchLoss::ctc;
      case OLAND ->
          throw new UnsupportedOperationException(
              "backend torch lacks the objective oland, whose correction is no gradient; plain has it");
    };
  }

  /** 1/2 sum (o - t)² */
  private static Tensor squares(Frames outputs, Tensor rows) {
    Tensor distance = outputs.masked().squeeze(3).sub(rows);
    return distance.square().sum().mul(new Scalar(0.5));
  }

  /** - sum t log softmax(z) */
  private static Tensor crossEntropy(Frames outputs, Tensor rows) {
    Tensor logProbabilities = outputs.flat().log_softmax(2);
    return logProbabilities.mul(rows).sum().neg();
  }

  /** One number for each of the outputs; 0 where there is padding. */
  private static Tensor rows(
      Frames outputs, BiFunction<Sequences, int[][], Matrix> rule, int[][] targets) {
    int[] lengths = outputs.lengths().each();
    int tokens = (int) outputs.flat().size(2);
    Matrix none = Precision.SINGLE.zeros((int) outputs.lengths().sum(), tokens);
    Matrix rows = rule.apply(new Sequences(none, lengths), targets);
    Batch padded = new Sequences(rows, lengths).toBatch();
    return outputs
        .lengths()
        .place()
        .of(padded.values(), lengths.length, padded.maxFrames(), tokens);
  }

  /**
   * Connectionist temporal classification; an utterance with fewer frames than its transcript takes
   * counts as 0.
   */
  private static Tensor ctc(Frames outputs, int[][] targets) {
    return ctcOfEach(outputs, targets).sum();
  }

  /** The same of each utterance [B]. */
  private static Tensor ctcOfEach(Frames outputs, int[][] targets) {
    Tensor logProbabilities = outputs.flat().log_softmax(2).transpose(0, 1);
    Targets.requireTranscripts(
        outputs.lengths().utterances(), (int) logProbabilities.size(2), targets);
    long[] lengths = Place.longs(outputs.lengths().each());
    long[] targetLengths = Arrays.stream(targets).mapToLong(tokens -> tokens.length).toArray();
    long[] tokens = Arrays.stream(targets).flatMapToInt(Arrays::stream).asLongStream().toArray();
    return torch.ctc_loss(
        logProbabilities,
        outputs.lengths().place().of(tokens, tokens.length),
        lengths,
        targetLengths,
        0,
        NOT_REDUCED,
        true);
  }

  /**
   * What a layer tells besides, by CTC, of those utterances whose sounds are known.
   *
   * @param classes what is said in each utterance
   */
  static Tensor besides(Pass.Lesson lesson, int[][] classes) {
    Pronunciations pronunciations = lesson.phones().pronunciations();
    int[][] sounds = new int[classes.length][];
    float[] weights = new float[classes.length];
    for (int u = 0; u < classes.length; u++) {
      Optional<int[]> known = pronunciations.of(classes[u]);
      sounds[u] = known.orElse(new int[0]);
      weights[u] = known.isPresent() ? (float) lesson.phones().share() : 0;
    }
    Frames told = lesson.told();
    Frames logits = told.with(told.values().to(ScalarType.Float));
    return ctcOfEach(logits, sounds).dot(told.lengths().place().of(weights, weights.length));
  }
}
