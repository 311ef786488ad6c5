package io.nicebeach.report;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.evaluate.CrossValidation.Fold;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.report.RunReport.Epoch;
import io.nicebeach.report.RunReport.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A made-up run. */
public final class Samples {
  private Samples() {}

  public static List<Epoch> epochs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(e -> new Epoch(e, 2.3 / e, 2.4 / e + 0.1, 1 - 0.9 / e, 1e-3, 0.5))
        .toList();
  }

  /** Noise that swells and fades, from a printed seed. */
  public static Audio audio(double seconds, int sampleRate) {
    Random random = new Random(1);
    float[] samples = new float[(int) (seconds * sampleRate)];
    for (int i = 0; i < samples.length; i++) {
      double swell = Math.sin(Math.PI * i / samples.length);
      samples[i] = (float) (0.1 * swell * Math.max(-5, Math.min(5, random.nextGaussian())));
    }
    return new Audio(samples, sampleRate);
  }

  public static Outcome right(String speaker, String word) {
    return new Outcome(word + ".wav", speaker, word, word, 0.98);
  }

  public static Mistake wrong(
      String file, String speaker, String said, String heard, double confidence) {
    Outcome outcome = new Outcome(file, speaker, said, heard, confidence);
    return new Mistake(
        outcome, List.of(new Alternative(said, 0.9 * (1 - confidence))), audio(0.3, 8000));
  }

  /** A fold with so many right of so many. */
  public static Fold fold(String speaker, int correct, int total) {
    return new Fold(
        speaker,
        new Evaluation(
            IntStream.range(0, total)
                .mapToObj(i -> new Outcome("", speaker, "one", i < correct ? "one" : "two", 0.5))
                .toList()));
  }

  public static RunReport run(List<Outcome> right, List<Mistake> wrong) {
    List<Outcome> outcomes = new ArrayList<>(right);
    wrong.forEach(mistake -> outcomes.add(mistake.outcome()));
    return new RunReport(
        "digits",
        "a test",
        epochs(12),
        9,
        new Evaluation(outcomes),
        Optional.empty(),
        Map.of(),
        Map.of(),
        "Two speakers, never trained on.",
        wrong,
        Map.of("seed", 7L, "training", Map.of("epochs", 12)));
  }
}
