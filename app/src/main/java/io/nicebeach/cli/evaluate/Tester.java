package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.features.FeatureFile;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;

/** Lets a recogniser hear labelled utterances, as an application would, and notes what it heard. */
public final class Tester {
  private Tester() {}

  /** The sound of an utterance as it is to be heard. */
  @FunctionalInterface
  interface Hearing {
    /**
     * @param index of the utterance among all that are tested
     * @throws IOException if it cannot be read
     */
    Audio sound(Utterance utterance, int index) throws IOException;
  }

  /**
   * The outcome for every utterance, in their order.
   *
   * @throws IOException if one of them cannot be read
   */
  public static Evaluation test(Recognizer recognizer, List<Utterance> utterances)
      throws IOException {
    return test(recognizer, utterances, (utterance, index) -> recognize(recognizer, utterance));
  }

  /** The outcome for every utterance where its sound is changed first. */
  static Evaluation testHeard(Recognizer recognizer, List<Utterance> utterances, Hearing hearing)
      throws IOException {
    return test(
        recognizer,
        utterances,
        (utterance, index) -> recognizer.recognize(hearing.sound(utterance, index)));
  }

  private interface Listener {
    Recognition hear(Utterance utterance, int index) throws IOException;
  }

  private static Evaluation test(
      Recognizer recognizer, List<Utterance> utterances, Listener listener) throws IOException {
    try {
      return new Evaluation(
          IntStream.range(0, utterances.size())
              .parallel()
              .mapToObj(index -> outcome(listener, utterances.get(index), index))
              .toList(),
          recognizer.model().alphabet().hasBlank());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Makes sure, before hours of training, that all of these can be heard after it.
   *
   * @param settings of the features that they are to be given
   * @throws IOException naming the first that cannot be read
   */
  public static void requireReadable(List<Utterance> utterances, FeatureSettings settings)
      throws IOException {
    try {
      utterances.parallelStream().forEachOrdered(utterance -> read(utterance, settings));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void read(Utterance utterance, FeatureSettings settings) {
    try {
      if (settings.kind().isMadeElsewhere()) {
        FeatureFile.read(utterance.file(), settings.cepstrum().coefficients());
      } else {
        utterance.sound();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recognition recognize(Recognizer recognizer, Utterance utterance)
      throws IOException {
    return !utterance.isWholeFile()
        ? recognizer.recognize(utterance.sound())
        : recognizer.recognize(utterance.file());
  }

  private static Outcome outcome(Listener listener, Utterance utterance, int index) {
    try {
      Hypothesis hypothesis = listener.hear(utterance, index).hypothesis();
      return new Outcome(
          utterance.file().toString(),
          utterance.speaker(),
          utterance.text(),
          hypothesis.text(),
          hypothesis.confidence(),
          hypothesis.words().stream().map(Word::confidence).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(
          new CorpusException(utterance.file(), e.getMessage(), "leave it out of the corpus"));
    }
  }
}
