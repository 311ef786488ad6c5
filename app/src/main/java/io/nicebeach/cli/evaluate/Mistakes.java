package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.report.RunReport.Mistake;
import io.nicebeach.report.RunReport.Moments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The errors of a test, heard once more for a report. */
public final class Mistakes {
  private static final int MOST = 40;

  private Mistakes() {}

  /** The surest ones; none if the model takes feature files: there is no sound to show. */
  public static List<Mistake> of(Recognizer recognizer, Evaluation evaluation) throws IOException {
    List<Mistake> mistakes = new ArrayList<>();
    if (recognizer.model().features().kind().isMadeElsewhere()) {
      return mistakes;
    }
    for (Outcome error : evaluation.errors().stream().limit(MOST).toList()) {
      Audio audio = AudioReader.read(Path.of(error.file()));
      Hypothesis heard = recognizer.recognize(audio).hypothesis();
      Optional<Moments> moments =
          evaluation.running()
              ? Optional.of(
                  new Moments(
                      recognizer.posteriors(audio),
                      recognizer.model().alphabet().tokens(),
                      heard.words()))
              : Optional.empty();
      mistakes.add(new Mistake(error, heard.alternatives(), audio, moments));
    }
    return mistakes;
  }
}
