package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Sequences;
import java.util.Locale;

/** How wrong a network's outputs are, and the way that makes them less so. */
public interface Loss {
  /**
   * The loss of a batch, summed over its utterances.
   *
   * @param outputs the network's outputs; for a loss that {@link #includes} the network's last
   *     layer, that layer's inputs
   * @param targets for each utterance its tokens: one per frame of the outputs, but for CTC those
   *     of the transcript, however many
   * @throws IllegalArgumentException if the targets do not fit the outputs
   */
  Value of(Sequences outputs, int[][] targets);

  /**
   * Whether this loss does a last layer's work itself, because both together have a simpler and
   * steadier gradient.
   */
  default boolean includes(LayerSpec lastLayer) {
    return false;
  }

  /**
   * A loss and what to propagate back.
   *
   * @param loss summed over the batch
   * @param gradient its derivative by each number of the outputs
   */
  record Value(double loss, Matrix gradient) {}

  /**
   * The loss of an objective.
   *
   * @throws IllegalArgumentException if this version has no such loss
   */
  static Loss of(Objective objective) {
    return switch (objective.kind()) {
      case SQUARED_ERROR -> new SquaredError(targets(objective));
      case CROSS_ENTROPY -> new CrossEntropy(targets(objective));
      case OLAND -> new OlandError(targets(objective));
      case CTC -> {
        requirePlainTargets(objective);
        yield new Ctc();
      }
      case FRAMES -> {
        requirePlainTargets(objective);
        yield new FrameCrossEntropy(new FrameTargets(objective.delay()));
      }
    };
  }

  private static void requirePlainTargets(Objective objective) {
    if (objective.labelSmoothing() != 0 || objective.targetScale() != 1) {
      throw new IllegalArgumentException(
          "labelSmoothing must be 0 and targetScale 1 for %s but they are %s and %s"
              .formatted(
                  objective.kind().name().toLowerCase(Locale.ROOT),
                  objective.labelSmoothing(),
                  objective.targetScale()));
    }
  }

  private static OneHot targets(Objective objective) {
    return new OneHot(objective.targetScale(), objective.labelSmoothing());
  }
}
