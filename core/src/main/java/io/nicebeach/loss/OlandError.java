package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Activate;
import io.nicebeach.network.layers.Activation;

/**
 * The post's "Oland et al" output: o = 0.01 z³ + 0.4, reported as the squared error 1/2 sum (o -
 * t)², while z is corrected by 0.01 e^o - t.
 *
 * <p>That correction is <em>not</em> the gradient of the squared error, which is (o - t) 0.03 z²
 * and vanishes at z = 0. It raises the target's z and lowers all others, by nearly the same amount
 * at every step and without end; it is kept because the post learns so.
 */
record OlandError(OneHot oneHot) implements Loss {
  @Override
  public Value of(Sequences inputs, int[][] targets) {
    Matrix t = oneHot.of(inputs, targets);
    Matrix o = inputs.frames().map(new Activation.Oland());
    double loss = 0.5 * o.copy().add(-1, t).sumOfSquares();
    return new Value(loss, o.map(x -> 0.01 * Math.exp(x)).add(-1, t));
  }

  /** The correction is that of z, the input of the output function. */
  @Override
  public boolean includes(LayerSpec lastLayer) {
    return lastLayer instanceof Activate activate
        && activate.function() instanceof Activation.Oland;
  }
}
