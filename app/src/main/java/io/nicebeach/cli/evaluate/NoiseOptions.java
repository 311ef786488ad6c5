package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.cli.options.DataFolders;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.HeldOut;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.sound.Noise;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.report.Decibels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** In which noise a model is tested. */
public final class NoiseOptions {
  private static final List<Double> USUAL = List.of(10.0, 5.0, 0.0);

  @Option(
      names = "--noise",
      paramLabel = "DIR",
      description =
          "Tests in noise as well, with those recordings of this folder that no training takes.")
  @Nullable String noise;

  @Option(
      names = "--snr",
      split = ",",
      paramLabel = "DB",
      description = "With --noise: ratios of speech to noise, in dB (default: 10,5,0).")
  List<Double> given = List.of();

  /** A test at one ratio of speech to noise. */
  public record Point(double ratio, Evaluation evaluation) {
    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("snr", ratio);
      map.putAll(EvaluationText.inNumbers(evaluation));
      return map;
    }
  }

  /**
   * Refuses ratios without recordings of noise.
   *
   * @param command whose options these are
   */
  public void requireNoiseForRatios(CommandSpec command) {
    if (!given.isEmpty() && noise == null) {
      throw new ParameterException(command.commandLine(), "--snr goes with --noise");
    }
  }

  /** Of speech to noise, in dB. */
  List<Double> ratios() {
    return given.isEmpty() ? USUAL : given;
  }

  /**
   * Tests at each ratio. An utterance meets the same piece of the same noise at each of them; which
   * one is drawn from the seed.
   *
   * @param recordings of noise, at the model's rate; empty for no test
   */
  public List<Point> test(
      Recognizer recognizer, List<Utterance> utterances, List<float[]> recordings, long seed)
      throws IOException {
    List<Point> points = new ArrayList<>();
    if (!recordings.isEmpty()) {
      int rate = recognizer.model().features().sampleRate();
      for (double ratio : ratios()) {
        Noise step = new Noise(new Range(ratio, ratio), 1, recordings);
        Evaluation evaluation =
            Tester.testHeard(
                recognizer,
                utterances,
                (utterance, index) -> {
                  Audio sound = utterance.sound().resampled(rate);
                  return step.apply(sound, Seeds.at(seed, index));
                });
        points.add(new Point(ratio, evaluation));
      }
    }
    return points;
  }

  /**
   * The recordings of noise at that rate, in Hz; empty if no test in noise is wanted.
   *
   * @throws IOException if the folder has none that is kept for tests, or one cannot be read
   */
  public List<float[]> recordings(int rate) throws IOException {
    return List.copyOf(recordingsByFile(rate).values());
  }

  /** The same with the files that they come from, in the order of their names. */
  Map<Path, float[]> recordingsByFile(int rate) throws IOException {
    return noise == null ? Map.of() : recordings(noise, rate);
  }

  private static Map<Path, float[]> recordings(String noise, int rate) throws IOException {
    Path folder = DataFolders.given(noise);
    Map<Path, float[]> recordings = new LinkedHashMap<>();
    for (Path file : HeldOut.forTests(AudioFiles.below(folder))) {
      recordings.put(file, AudioReader.read(file).resampled(rate).samples());
    }
    if (recordings.isEmpty()) {
      throw new CorpusException(
          folder, "holds no recording that is kept for tests", "a quarter is, told by its name");
    }
    return recordings;
  }

  static Map<Double, Evaluation> byRatio(List<Point> points) {
    Map<Double, Evaluation> evaluations = new LinkedHashMap<>();
    points.forEach(point -> evaluations.put(point.ratio(), point.evaluation()));
    return evaluations;
  }

  public static void print(List<Point> points, PrintWriter out) {
    if (!points.isEmpty()) {
      out.println();
      out.println("In noise");
    }
    for (Point point : points) {
      String result = EvaluationText.inALine(point.evaluation());
      out.printf(Locale.ROOT, "  %6s  %s%n", Decibels.of(point.ratio()), result);
    }
  }
}
