package io.nicebeach.matrix;

/**
 * A matrix in the order in which a product reads its right factor. Made once, it serves any number
 * of products and any number of threads. Later changes of the matrix do not reach it.
 */
public sealed interface Factor permits PackedFloats, DoubleMatrix.RightFactor {
  int rows();

  int columns();
}
