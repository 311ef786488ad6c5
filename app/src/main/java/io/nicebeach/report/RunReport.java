package io.nicebeach.report;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import java.util.List;
import java.util.Map;

/**
 * All that the page of one run tells.
 *
 * @param title the headline, such as the recipe's name
 * @param subtitle one line below it
 * @param epochs the training, in order; empty where there was none to tell of
 * @param bestEpoch the epoch whose model was kept
 * @param evaluation the outcome of the test
 * @param tested one sentence on what was tested: which speakers, never trained on
 * @param mistakes errors to look at; the page takes the surest ones
 * @param provenance settings, seed, hashes and versions; values may be trees of maps and lists
 */
public record RunReport(
    String title,
    String subtitle,
    List<Epoch> epochs,
    int bestEpoch,
    Evaluation evaluation,
    String tested,
    List<Mistake> mistakes,
    Map<String, ?> provenance) {
  public RunReport {
    epochs = List.copyOf(epochs);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * One pass over the training part. What was not measured is NaN.
   *
   * @param epoch its number, from 1
   * @param developmentAccuracy in [0, 1]
   * @param learningRate at its end
   * @param seconds that it took
   */
  public record Epoch(
      int epoch,
      double trainLoss,
      double developmentLoss,
      double developmentAccuracy,
      double learningRate,
      double seconds) {}

  /**
   * An utterance that was not understood.
   *
   * @param alternatives what it could have been, the likeliest first
   */
  public record Mistake(Outcome outcome, List<Alternative> alternatives, Audio audio) {
    public Mistake {
      alternatives = List.copyOf(alternatives);
    }
  }
}
