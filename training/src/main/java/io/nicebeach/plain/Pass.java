package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;
import java.util.Map;

/**
 * One layer's forward pass, remembered so that the error can be propagated back through it. The
 * error of a number is the derivative of the loss by it.
 */
interface Pass {
  /** What came out. */
  Sequences output();

  /**
   * Puts the derivative of the loss by each of the layer's weights into {@code gradients}.
   *
   * @param outputError the error of what came out
   */
  default void putGradients(Matrix outputError, Map<String, Matrix> gradients) {}

  /** The error of what went in, given that of what came out. */
  Matrix inputError(Matrix outputError);
}
