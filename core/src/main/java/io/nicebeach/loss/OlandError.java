package io.nicebeach.loss;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Activation;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Sequences;

/**
 * The post's "Oland et al" output: o = 0.01 z³ + 0.4, reported as the squared error 1/2 sum (o -
 * t)², while z is corrected by 0.01 e^o - t.
 *
 * <p>That correction is <em>not</em> the gradient of the squared error, which would be (o - t) 0.03
 * z², nor of any function of o that is at hand. It shares its sign wherever o lies between 0.01 e^o
 * and the target, never vanishes at z = 0 as the true one does, and it learns: it is kept as the
 * post has it.
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
    return lastLayer instanceof LayerSpec.Activate activate
        && activate.function() instanceof Activation.Oland;
  }
}
