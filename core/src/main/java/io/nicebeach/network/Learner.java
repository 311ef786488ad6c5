package io.nicebeach.network;

import java.util.List;
import java.util.Map;

/**
 * A network in training: weights, optimizer and their state behind one backend. Not thread-safe.
 *
 * <p>Everything random (dropout) is drawn from the seed and the step's number, so that a learner
 * restored from {@link #state()} goes on exactly as the one that was saved.
 */
public interface Learner extends AutoCloseable {
  /**
   * One update of the weights.
   *
   * @param targets for each utterance its tokens (one for a classifier)
   * @param learningRate this step's rate
   * @return the loss before the update, averaged over the batch (summed where the objective sums)
   */
  double step(Batch batch, int[][] targets, double learningRate);

  /** The loss, reduced as in {@link #step}, without an update and without dropout. */
  double loss(Batch batch, int[][] targets);

  /** The loss and its gradient by parameter name, without an update and without dropout. */
  Gradients gradients(Batch batch, int[][] targets);

  /**
   * The errors that back-propagation passes down: the derivative of the loss, reduced as in {@link
   * #step}, by each number of the input, then by each number that comes out of the first layer, the
   * second, and so on up to the loss. A last layer that is part of the loss (softmax under the
   * cross-entropy) has none. Without dropout.
   */
  List<Batch> errors(Batch batch, int[][] targets);

  /** The network's output [B][T'][V] as in use: no dropout. */
  Batch forward(Batch batch);

  /** A copy of the weights as in use. */
  Parameters parameters();

  /** A copy of all that the next step depends on: weights, moments, step count. */
  Map<String, Tensor> state();

  /**
   * Takes up where {@code state} was saved.
   *
   * @throws IllegalArgumentException if it is another network's
   */
  void restore(Map<String, Tensor> state);

  @Override
  void close();

  /** A loss and its gradient by parameter name. */
  record Gradients(double loss, Parameters gradient) {}
}
