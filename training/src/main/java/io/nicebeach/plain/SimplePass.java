package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;
import java.util.function.UnaryOperator;

/**
 * The pass of a layer without weights.
 *
 * @param output what came out
 * @param back from the error of what came out to the error of what went in
 */
record SimplePass(Sequences output, UnaryOperator<Matrix> back) implements Pass {
  @Override
  public Matrix inputError(Matrix outputError) {
    return back.apply(outputError);
  }
}
