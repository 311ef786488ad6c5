/**
 * Two-dimensional arrays in single and double precision and their products.
 *
 * <p>Layers, losses and optimizers are written once, against {@link io.nicebeach.matrix.Matrix}. In
 * double precision, with textbook loops, they are checked; in single precision, with tuned loops,
 * they work. This package is the one place with tuned loops.
 */
@NullMarked
package io.nicebeach.matrix;

import org.jspecify.annotations.NullMarked;
