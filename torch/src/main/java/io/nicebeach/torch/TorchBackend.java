package io.nicebeach.torch;

import io.nicebeach.network.Backend;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import java.util.Optional;

/** The backend on libtorch: fast, and able to train every kind of layer. */
public final class TorchBackend implements Backend {
  @Override
  public String name() {
    return "torch";
  }

  @Override
  public Optional<String> obstacle(NetworkSpec network, Objective objective) {
    try {
      TorchNetwork.of(network, objective, name -> null);
      TorchLoss.of(objective);
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
    Network.requireFit(network, initial);
    Native.load();
    return Native.callWithoutGradients(
        () -> {
          TorchWeights weights = new TorchWeights(network, initial, optimizer, Place.CPU);
          return new TorchLearner(network, weights, objective, Place.CPU, seed);
        });
  }
}
