package io.nicebeach.plain;

import io.nicebeach.loss.Loss;
import io.nicebeach.matrix.Precision;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import java.util.Optional;

/**
 * The backend that can be read and that runs everywhere.
 *
 * @param precision of its arithmetic. What it takes and gives is in single precision in any case
 */
public record PlainBackend(Precision precision) implements Backend {
  /** In single precision, the fast one. */
  public PlainBackend() {
    this(Precision.SINGLE);
  }

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public Optional<String> obstacle(NetworkSpec network, Objective objective) {
    try {
      new LearnableNetwork(network, Initializer.parameters(network, 0), precision);
      return Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Learner learner(
      NetworkSpec network,
      Parameters initial,
      Objective objective,
      OptimizerSettings optimizer,
      long seed) {
    LearnableNetwork learnable = new LearnableNetwork(network, initial, precision);
    LearnableNetwork used =
        optimizer.averaging() > 0 ? new LearnableNetwork(network, initial, precision) : learnable;
    return new PlainLearner(
        learnable, used, Loss.of(objective), objective.reduction(), optimizer, seed);
  }
}
