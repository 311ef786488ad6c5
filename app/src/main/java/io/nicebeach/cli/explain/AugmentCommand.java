package io.nicebeach.cli.explain;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.cli.options.DataFolders;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.augment.Steps;
import io.nicebeach.settings.Settings;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.Recipes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "augment",
    mixinStandardHelpOptions = true,
    description = "Writes a recording as each step of augmentation changes it, to listen to.",
    footer = {
      "%nExamples:",
      "  nicebeach augment seven.wav --out heard",
      "  nicebeach augment seven.wav --out heard --recipe digits",
      "  nicebeach augment seven.wav --out heard \\",
      "      --set 'augmentation.noise={from: 0, to: 0}' --takes 5",
      "",
      "Without --recipe and --set every step is taken with its defaults. Steps that change spectra are "
          + "made audible by sound that has such spectra; it is a little hoarse."
    })
public final class AugmentCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The recording.")
  Path file = Path.of("");

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  Path out = Path.of("");

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "Takes that recipe's steps with its settings.")
  @Nullable String recipe;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Sets a step, such as augmentation.gain.from=-20; only steps that are set are taken.")
  List<String> overrides = List.of();

  @Option(
      names = "--takes",
      defaultValue = "1",
      paramLabel = "N",
      description = "How often each step is drawn (default: ${DEFAULT-VALUE}).")
  int takes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of every random choice (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--force", description = "Replace files that are there.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Recipe chosen = Recipes.read(recipe == null ? "perceptron" : recipe, settings());
    Audio audio = AudioReader.read(file).resampled(chosen.features().sampleRate());
    AudibleSteps steps =
        new AudibleSteps(
            Settings.of("recipe", chosen.tree()).section("augmentation"),
            chosen.features().sampleRate(),
            noise(chosen.data().noise()),
            noise(chosen.data().rooms()));
    Files.createDirectories(out);
    PrintWriter print = spec.commandLine().getOut();
    write("clean.wav", audio, print);
    for (String step : steps.names()) {
      for (int take = 1; take <= takes; take++) {
        Optional<Audio> heard = steps.apply(step, audio, seed, take);
        if (heard.isEmpty()) {
          print.println(step + ": " + steps.whyNot(step));
          break;
        }
        String suffix = takes == 1 ? "" : "-" + take;
        write(step + suffix + ".wav", heard.get(), print);
      }
    }
    print.flush();
    return 0;
  }

  /** What decides on the steps: with no word about them all are taken. */
  private List<String> settings() {
    List<String> settings = new ArrayList<>();
    if (recipe == null) {
      settings.add("augmentation={}");
      if (overrides.isEmpty()) {
        Steps.names().forEach(name -> settings.add("augmentation." + name + "={}"));
      }
    }
    settings.addAll(overrides);
    return settings;
  }

  private static List<Path> noise(String folder) throws IOException {
    Optional<Path> found = folder.isEmpty() ? Optional.empty() : DataFolders.find(folder);
    return found.isEmpty() ? List.of() : AudioFiles.below(found.get());
  }

  private void write(String name, Audio audio, PrintWriter print) throws IOException {
    Path target = out.resolve(name);
    if (Files.exists(target) && !force) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "exists already; --force replaces it");
    }
    AudioWriter.overwrite(audio, target);
    print.printf(Locale.ROOT, "%-28s %.2f s%n", target, audio.seconds());
  }
}
