package io.nicebeach.cli.bench;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.cli.console.ExitCode;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.StreamSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "streams",
    mixinStandardHelpOptions = true,
    description =
        "What live streams cost, and how soon after its end an utterance's text is there.",
    footer = {
      "%nExample:",
      "  nicebeach bench streams --model digit-strings-en --streams 100 calls.wav",
      "",
      "Each stream plays the recording in real time, over and over, from a place of its own."
    })
final class BenchStreamsCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();

  @Option(
      names = "--streams",
      defaultValue = "1",
      paramLabel = "N",
      description = "Streams at once (default: ${DEFAULT-VALUE}).")
  int streams;

  @Option(
      names = "--rate",
      defaultValue = "16000",
      paramLabel = "HZ",
      description = "The rate at which the sound comes (default: ${DEFAULT-VALUE}).")
  int rate;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      paramLabel = "S",
      description = "How long to measure, after as long to warm up (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(names = "--without-partials", description = "No texts of utterances under way.")
  boolean withoutPartials;

  @Parameters(paramLabel = "FILE", description = "A recording of speech with pauses.")
  Path file = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    if (streams < 1 || seconds < 1) {
      throw new IllegalArgumentException("--streams and --seconds must be at least 1");
    }
    Audio audio = AudioReader.read(file).resampled(rate);
    List<BenchStream> all = new ArrayList<>();
    Recognizer recognizer = model.recognizer();
    StreamSettings listening = StreamSettings.of(rate).with(Endpointing.usual());
    for (int i = 0; i < streams; i++) {
      all.add(
          new BenchStream(
              recognizer.stream(withoutPartials ? listening.withoutPartials() : listening),
              audio,
              (double) i / streams));
    }
    try (StreamPlayer player = new StreamPlayer(all)) {
      player.play(seconds);
      print(player.play(seconds));
    }
    return ExitCode.OK;
  }

  private void print(StreamPlayer.Measured measured) {
    double[] latencies = measured.latencies();
    Arrays.sort(latencies);
    double share = measured.cpuSeconds() / measured.soundSeconds();
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "%d live stream%s of %d Hz for %d s, %d processors, %s texts of utterances under way:%n"
            + "  CPU      %.2f %% of a processor a stream, %.2f processors in all%n"
            + "  Heard    %.0f %% of the sound in time%n",
        streams,
        streams == 1 ? "" : "s",
        rate,
        seconds,
        Runtime.getRuntime().availableProcessors(),
        withoutPartials ? "without" : "with",
        100 * share,
        share * streams,
        100 * measured.soundSeconds() / (streams * seconds));
    if (latencies.length > 0) {
      out.printf(
          Locale.ROOT,
          "  Latency  p50 %.0f ms   p99 %.0f ms   most %.0f ms   from the sound that ends an"
              + " utterance to its text, %d utterances%n",
          quantile(latencies, 0.5),
          quantile(latencies, 0.99),
          quantile(latencies, 1),
          latencies.length);
    }
    out.flush();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))];
  }
}
