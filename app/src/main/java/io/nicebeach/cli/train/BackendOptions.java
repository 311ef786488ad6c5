package io.nicebeach.cli.train;

import io.nicebeach.cli.console.Home;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Device;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.train.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What trains. */
final class BackendOptions {
  /** The backends by name. */
  enum Choice {
    AUTO,
    PLAIN,
    TORCH
  }

  @Option(
      names = "--backend",
      defaultValue = "auto",
      paramLabel = "KIND",
      description =
          "What trains: plain (pure Java), torch (libtorch, fetched when first needed) or auto:"
              + " plain if it can train all layers of the recipe, else torch.")
  Choice choice = Choice.AUTO;

  @Option(
      names = "--device",
      defaultValue = "auto",
      paramLabel = "KIND",
      description = "What torch computes on: cpu, cuda, or auto for cuda where there is one.")
  Device device = Device.AUTO;

  /**
   * The backend for a recipe.
   *
   * @param err is told what is taken, if that was not asked for by name
   * @throws IOException if libtorch is needed and cannot be had
   */
  Backend backend(Recipe recipe, PrintWriter err) throws IOException {
    if (choice == Choice.PLAIN) {
      return new PlainBackend().on(device);
    }
    Optional<String> obstacle = new PlainBackend().obstacle(recipe.sketch(), recipe.objective());
    if (choice == Choice.AUTO && obstacle.isEmpty() && device != Device.CUDA) {
      return new PlainBackend();
    }
    Backend torch = new TorchModule(Home.path(), err).backend();
    if (choice == Choice.AUTO) {
      err.println("Backend torch: " + obstacle.orElse("--device cuda was asked for"));
      err.flush();
    }
    return torch.on(device);
  }
}
