package io.nicebeach.report;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the page of one run tells.
 *
 * @param title the headline, such as the recipe's name
 * @param subtitle one line below it
 * @param epochs the training, in order; empty where there was none to tell of
 * @param bestEpoch the epoch whose model was kept
 * @param evaluation the outcome of the test
 * @param acceptances what it accepts of other words and of sound without any, if that was measured
 * @param inNoise the same utterances tested in noise, by the ratio of speech to noise in dB; may be
 *     empty
 * @param inRooms the same utterances tested in rooms, by their names; may be empty
 * @param tested one sentence on what was tested: which speakers, and whether they were trained on
 * @param mistakes errors to look at; the page takes the surest ones
 * @param provenance settings, seed, hashes and versions; values may be trees of maps and lists
 */
public record RunReport(
    String title,
    String subtitle,
    List<Epoch> epochs,
    int bestEpoch,
    Evaluation evaluation,
    Optional<Acceptances> acceptances,
    Map<Double, Evaluation> inNoise,
    Map<String, Evaluation> inRooms,
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
   * @param developmentErrorRate of running speech: errors for each token that was said
   * @param learningRate at its end
   * @param seconds that it took
   */
  public record Epoch(
      int epoch,
      double trainLoss,
      double developmentLoss,
      double developmentAccuracy,
      double developmentErrorRate,
      double learningRate,
      double seconds) {
    /** Of isolated words. */
    public Epoch(
        int epoch,
        double trainLoss,
        double developmentLoss,
        double developmentAccuracy,
        double learningRate,
        double seconds) {
      this(
          epoch,
          trainLoss,
          developmentLoss,
          developmentAccuracy,
          Double.NaN,
          learningRate,
          seconds);
    }
  }

  /**
   * An utterance that was not understood.
   *
   * @param alternatives what it could have been, the likeliest first
   * @param moments of running speech: what the network says of each moment
   */
  public record Mistake(
      Outcome outcome, List<Alternative> alternatives, Audio audio, Optional<Moments> moments) {
    public Mistake {
      alternatives = List.copyOf(alternatives);
    }

    /** Of isolated words. */
    public Mistake(Outcome outcome, List<Alternative> alternatives, Audio audio) {
      this(outcome, alternatives, audio, Optional.empty());
    }
  }

  /**
   * What a CTC network says of each moment, and what the decoder made of it.
   *
   * @param tokens the model's alphabet, the blank first
   */
  public record Moments(Posteriors posteriors, List<String> tokens, List<Word> words) {
    public Moments {
      tokens = List.copyOf(tokens);
      words = List.copyOf(words);
    }
  }
}
