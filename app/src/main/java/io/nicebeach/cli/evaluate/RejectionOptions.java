package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.AudioFiles;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.HeldOut;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.data.sample.Vocabulary;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a model is to reject: other words, and sound in which nothing is said. */
final class RejectionOptions {
  /** How long the stretches are that silence is heard in, in seconds: about an utterance. */
  private static final double STRETCH = 1.5;

  @Option(
      names = "--others",
      paramLabel = "DIR",
      description =
          "Recordings of other words, which are to be rejected; what says a word of the model is"
              + " left out. Of the split held-out only the speakers kept for tests. May be given"
              + " several times.")
  List<Path> others = List.of();

  @Option(
      names = "--other-words",
      split = ",",
      paramLabel = "WORD",
      description = "Only these other words, such as those that no training saw.")
  List<String> words = List.of();

  @Option(
      names = "--silence",
      paramLabel = "DIR",
      description =
          "Recordings in which nothing is said: those of them that no training takes are heard in"
              + " stretches of 1.5 s, and what is accepted is counted as false accepts an hour.")
  List<Path> silence = List.of();

  /**
   * How well what is to be rejected is told from what is not; empty if nothing of it was asked for.
   *
   * @param known the outcome on words of the model
   * @param split how these were chosen
   */
  Optional<Acceptances> test(Recognizer recognizer, Evaluation known, Split split)
      throws IOException {
    if (!isAsked()) {
      return Optional.empty();
    }
    List<float[]> stretches = stretches(recognizer.model().features().sampleRate());
    double seconds = stretches.size() * STRETCH;
    return Optional.of(
        new Acceptances(
            known.outcomes(),
            outcomesOfOthers(recognizer, split),
            silentOutcomes(recognizer, stretches),
            seconds,
            recognizer.model().acceptance().threshold()));
  }

  boolean isAsked() {
    return !others.isEmpty() || !silence.isEmpty();
  }

  /** Whether words are named without recordings of them. */
  boolean namesWordsOfNothing() {
    return !words.isEmpty() && others.isEmpty();
  }

  private List<Outcome> outcomesOfOthers(Recognizer recognizer, Split split) throws IOException {
    if (others.isEmpty()) {
      return List.of();
    }
    Corpus corpus = Corpora.read(others);
    List<Utterance> said =
        split.name().equals(Splits.HELD_OUT) ? Splits.heldOut(corpus).test() : corpus.utterances();
    List<Utterance> unknown =
        Vocabulary.of(recognizer.model().alphabet()).others(said).stream()
            .filter(utterance -> words.isEmpty() || words.contains(utterance.text()))
            .toList();
    if (unknown.isEmpty()) {
      throw new CorpusException(
          others.get(0), "says no other words to reject", "name recordings that do");
    }
    return Tester.test(recognizer, unknown).outcomes();
  }

  private List<float[]> stretches(int rate) throws IOException {
    List<float[]> stretches = new ArrayList<>();
    for (Path folder : silence) {
      for (Path file : HeldOut.forTests(AudioFiles.below(folder))) {
        float[] samples = AudioReader.read(file).resampled(rate).samples();
        int length = (int) (STRETCH * rate);
        for (int from = 0; from + length <= samples.length; from += length) {
          stretches.add(Arrays.copyOfRange(samples, from, from + length));
        }
      }
    }
    return stretches;
  }

  private static List<Outcome> silentOutcomes(Recognizer recognizer, List<float[]> stretches) {
    int rate = recognizer.model().features().sampleRate();
    return stretches.parallelStream()
        .map(samples -> recognizer.recognize(new Audio(samples, rate)).hypothesis())
        .map(RejectionOptions::silent)
        .toList();
  }

  private static Outcome silent(Hypothesis heard) {
    return new Outcome("", "", "", heard.text(), heard.confidence());
  }
}
