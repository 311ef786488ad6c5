package io.nicebeach.cli.data;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.synth.ComputedSounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "sounds",
    mixinStandardHelpOptions = true,
    description =
        "Computes sounds in which nothing is said: music, beeps, bells, cries, barks, chirps, knocks,"
            + " bursts, engines. A recogniser that learns them as silence takes fewer of the sounds"
            + " that it will meet for words.",
    footer = {
      "%nExample:",
      "  nicebeach data sounds --out sounds",
      "  nicebeach train --data recordings/ --extra sounds=0.1 --out words.safetensors"
    })
final class DataSoundsCommand implements Callable<Integer> {
  @Option(
      names = "--count",
      defaultValue = "350",
      paramLabel = "N",
      description = "How many of each kind (default: ${DEFAULT-VALUE}); each lasts two seconds.")
  int count = 350;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of everything that is drawn by chance (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A new folder.")
  Path out = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw new IllegalArgumentException("--count must be at least 1 but is " + count);
    }
    CorpusWriter corpus = new CorpusWriter(out);
    for (Utterance sound : ComputedSounds.of(count, seed).utterances()) {
      corpus.add(sound.name(), sound.sound(), sound.text(), sound.speaker());
    }
    corpus.finish(spec.commandLine().getOut(), "sounds");
    return 0;
  }
}
