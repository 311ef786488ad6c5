package io.nicebeach.recognize;

import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.features.Features;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Finds the one word in a recording that is much longer than a word: a classifier that hears it as
 * a whole hears mostly what lies around the word, and in loud noise takes it for noise. So it hears
 * one window after the other and answers for the one in which it is surest of a word. Each window
 * is heard together with the next, their outputs averaged, so that a crackle or half a word in a
 * single one does not decide.
 */
final class WordSpotter {
  /** From one window to the next, in seconds. */
  private static final double HOP = 0.25;

  /**
   * What was found.
   *
   * @param heard the answer
   * @param first the first frame of the windows that it was heard in
   * @param end the frame after their last
   */
  record Spotted(Hypothesis heard, int first, int end) {
    private Spotted weakened(double factor) {
      return new Spotted(WordSpotter.weakened(heard, factor), first, end);
    }

    /** The same in spectra with so many frames more at their beginning. */
    Spotted delayed(int frames) {
      return new Spotted(heard, first + frames, end + frames);
    }
  }

  private final int window;
  private final int hop;
  private final Function<Features, float[]> network;
  private final Decoder decoder;

  /**
   * @param window in seconds; as long as any word
   * @param frameRate of the spectra, in Hz
   * @param network gives the outputs [V] for the spectra of a piece of a recording
   */
  WordSpotter(
      double window, double frameRate, Function<Features, float[]> network, Decoder decoder) {
    this.window = atLeastOne(window * frameRate);
    this.hop = atLeastOne(HOP * frameRate);
    this.network = network;
    this.decoder = decoder;
  }

  /** Frames, of a model with few a second too. */
  private static int atLeastOne(double frames) {
    return (int) Math.max(1, Math.round(frames));
  }

  /** Whether so many frames are too many to be heard as a whole. */
  boolean isFor(int frames) {
    return frames > window + 2 * hop;
  }

  /**
   * What is said in {@code spectra}. That another word is heard elsewhere speaks against it, since
   * one word alone is expected.
   */
  Spotted spot(Features spectra) {
    List<Spotted> all = everywhere(spectra);
    Spotted surest =
        Collections.max(
            all, Comparator.comparingDouble(one -> Judge.inKnownWords(one.heard).confidence()));
    String word = Judge.inKnownWords(surest.heard).text();
    double other =
        all.stream().mapToDouble(one -> confidenceInOthers(one.heard, word)).max().orElse(0);
    return surest.weakened(1 - other);
  }

  /** What each window and the next sound like, from the first to the last. */
  private List<Spotted> everywhere(Features spectra) {
    List<Spotted> all = new ArrayList<>();
    int last = spectra.frames() - window;
    float[] before = outputs(spectra, 0);
    for (int first = 0; first < last; first += hop) {
      int next = Math.min(first + hop, last);
      float[] now = outputs(spectra, next);
      all.add(new Spotted(decoded(mean(before, now)), first, next + window));
      before = now;
    }
    return all;
  }

  private float[] outputs(Features spectra, int start) {
    return network.apply(spectra.between(start, start + window));
  }

  private Hypothesis decoded(float[] outputs) {
    return decoder.decode(new Batch(outputs, 1, outputs.length, new int[] {1})).get(0);
  }

  private static float[] mean(float[] one, float[] other) {
    float[] mean = new float[one.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (one[i] + other[i]) / 2;
    }
    return mean;
  }

  private static double confidenceInOthers(Hypothesis heard, String word) {
    Hypothesis known = Judge.inKnownWords(heard);
    if (!known.text().equals(word)) {
      return known.confidence();
    }
    return known.alternatives().isEmpty() ? 0 : known.alternatives().get(0).confidence();
  }

  private static List<Alternative> all(Hypothesis heard) {
    List<Alternative> all = new ArrayList<>();
    all.add(new Alternative(heard.text(), heard.confidence()));
    all.addAll(heard.alternatives());
    return all;
  }

  private static boolean isWord(Alternative heard) {
    return !Alphabet.isNoWord(heard.text());
  }

  /** The same with less confidence in what can be answered. */
  private static Hypothesis weakened(Hypothesis heard, double factor) {
    List<Alternative> all = new ArrayList<>();
    for (Alternative one : all(heard)) {
      all.add(isWord(one) ? new Alternative(one.text(), factor * one.confidence()) : one);
    }
    all.sort(Comparator.comparingDouble(Alternative::confidence).reversed());
    Alternative best = all.get(0);
    return new Hypothesis(best.text(), best.confidence(), all.subList(1, all.size()));
  }
}
