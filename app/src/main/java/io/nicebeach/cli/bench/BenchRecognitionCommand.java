package io.nicebeach.cli.bench;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "recognition",
    mixinStandardHelpOptions = true,
    description = "The CPU time to recognise one second of sound, features included.",
    footer = {"%nExample:", "  nicebeach bench recognition --model digits.safetensors seven.wav"})
final class BenchRecognitionCommand implements Callable<Integer> {
  private static final int WARM_UP = 3000;

  @Mixin ModelOption model = new ModelOption();

  @Option(
      names = "--runs",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Measured recognitions (default: ${DEFAULT-VALUE}).")
  int runs;

  @Parameters(
      paramLabel = "FILE",
      description = "A recording; it is cut, or repeated, to one second.")
  Path file = Path.of("");

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (runs < 1) {
      throw new IllegalArgumentException("--runs must be at least 1 but is " + runs);
    }
    Recognizer recognizer = model.recognizer();
    Audio second = oneSecond(AudioReader.read(file));
    for (int i = 0; i < WARM_UP; i++) {
      recognizer.recognize(second);
    }
    long[] nanos = new long[runs];
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < runs; i++) {
      long start = clock.getCurrentThreadCpuTime();
      recognizer.recognize(second);
      nanos[i] = clock.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(nanos);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "One second of sound at %d Hz, %d recognitions after %d to warm up, CPU time:%n"
            + "  p50 %.3f ms   p90 %.3f ms   p99 %.3f ms   %.0f times real time%n",
        second.sampleRate(),
        runs,
        WARM_UP,
        quantile(nanos, 0.5),
        quantile(nanos, 0.9),
        quantile(nanos, 0.99),
        1000 / quantile(nanos, 0.5));
    out.flush();
    return 0;
  }

  private static double quantile(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }

  private static Audio oneSecond(Audio audio) {
    float[] samples = new float[audio.sampleRate()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = audio.samples()[i % audio.samples().length];
    }
    return new Audio(samples, audio.sampleRate());
  }
}
