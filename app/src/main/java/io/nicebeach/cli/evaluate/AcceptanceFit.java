package io.nicebeach.cli.evaluate;

import io.nicebeach.data.Utterance;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.Calibration;
import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.model.Model;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.text.Alphabet;
import io.nicebeach.train.CalibrationFitter;
import java.io.IOException;
import java.util.List;

/** Fits a model's confidence and threshold to recordings of people whom it never heard. */
public final class AcceptanceFit {
  private static final Acceptance NONE = new Acceptance(Calibration.NONE, 0);

  private AcceptanceFit() {}

  /**
   * The model with confidences that mean something, and a threshold that accepts that share of what
   * it has learnt.
   *
   * @param utterances of words that it has learnt; others are left aside
   * @throws IOException if one cannot be read
   */
  public static Model fitted(Model model, List<Utterance> utterances, double accept)
      throws IOException {
    Evaluation asItIs = Tester.test(Recognizer.of(model.with(NONE)), known(utterances));
    Calibration calibration =
        new Calibration(
            CalibrationFitter.fit(asItIs.answers()), CalibrationFitter.fit(asItIs.wordAnswers()));
    List<Outcome> calibrated =
        asItIs.outcomes().stream()
            .map(o -> o.withConfidence(calibration.utterances().apply(o.confidence())))
            .toList();
    return model.with(new Acceptance(calibration, Acceptances.threshold(calibrated, accept)));
  }

  private static List<Utterance> known(List<Utterance> utterances) {
    return utterances.stream().filter(u -> !Alphabet.isNoWord(u.text())).toList();
  }
}
