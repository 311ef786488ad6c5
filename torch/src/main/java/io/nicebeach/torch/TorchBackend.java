package io.nicebeach.torch;

import io.nicebeach.network.Backend;
import io.nicebeach.network.Device;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;

/** The backend on libtorch: fast, and able to train every kind of layer. */
public final class TorchBackend implements Backend {
  private final Place place;

  /** On the processor. */
  public TorchBackend() {
    this(Place.CPU);
  }

  TorchBackend(Place place) {
    this.place = place;
  }

  @Override
  public String name() {
    return "torch";
  }

  @Override
  public Backend on(Device device) {
    if (device == Device.CPU) {
      return new TorchBackend(Place.CPU);
    }
    Native.load();
    boolean hasCuda = torch.cuda_is_available();
    if (device == Device.CUDA && !hasCuda) {
      throw new UnsupportedOperationException(
          "backend torch sees no CUDA here: that takes an NVIDIA card with its driver and the libtorch for it, see docs/training-engine.md; or let --device be cpu");
    }
    return new TorchBackend(hasCuda ? Place.CUDA : Place.CPU);
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
          TorchWeights weights = new TorchWeights(network, initial, optimizer, place);
          return new TorchLearner(network, weights, objective, place, seed);
        });
  }
}
