package io.nicebeach.train;

import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.TrainingDivergedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the recordings behind a step that left the finite numbers.
 *
 * @param learner with the weights before that step
 */
record Culprits(Learner learner) {
  /** The same failure with the recordings that alone bring it about, or all of its batch. */
  TrainingDivergedException named(TrainingDivergedException failure, LabelledBatch batch) {
    List<String> all = new ArrayList<>();
    List<String> guilty = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      String file = batch.utterances().get(i).file().toString();
      all.add(file);
      if (!isFinite(
          learner.gradients(single(batch.inputs(), i), new int[][] {batch.targets()[i]}))) {
        guilty.add(file);
      }
    }
    return failure.with(guilty.isEmpty() ? all : guilty);
  }

  private static Batch single(Batch batch, int index) {
    int length = batch.lengths()[index];
    int from = batch.offset(index);
    float[] values = Arrays.copyOfRange(batch.values(), from, from + length * batch.bins());
    return new Batch(values, length, batch.bins(), new int[] {length});
  }

  private static boolean isFinite(Learner.Gradients gradients) {
    return Double.isFinite(gradients.loss()) && isFinite(gradients.gradient());
  }

  private static boolean isFinite(Parameters gradient) {
    return gradient.tensors().values().stream().allMatch(Culprits::isFinite);
  }

  private static boolean isFinite(Tensor tensor) {
    for (float value : tensor.values()) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
