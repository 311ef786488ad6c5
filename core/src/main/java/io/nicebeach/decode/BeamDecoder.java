package io.nicebeach.decode;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.decode.PrefixBeamSearch.Candidate;
import io.nicebeach.loss.CtcLattice;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes CTC by a beam search, with a word list or a grammar, a language model and phrases where
 * there are any. The hypotheses are ordered by the search's score; their confidences are the
 * transcripts' probabilities as the network has them, over all alignments, as those of {@link
 * GreedyDecoder}: what is forced into a grammar is not surer for that. Where something was said but
 * nothing that may come out fits, the hypothesis is {@link Alphabet#UNKNOWN}.
 */
final class BeamDecoder implements Decoder {
  /** e^-9, about 0.0001: tokens rarer than that in a frame were never part of a good transcript. */
  private static final double LEAST_LOG_PROBABILITY = -9;

  /**
   * e^-20: where a grammar leaves little else, a transcript may be the best with a token that the
   * network all but denies.
   */
  private static final double LEAST_IN_GRAMMAR = -20;

  private static final int HYPOTHESES = 5;

  private final Alphabet alphabet;
  private final double blankPenalty;
  private final boolean restricts;
  private final PrefixBeamSearch search;
  private final OtherWords others;
  private final Transcription transcription;

  /**
   * @param alphabet with the blank
   * @param secondsPerFrame from one output frame to the next
   * @throws IllegalArgumentException if none of the guidance's words can be written, or one of its
   *     grammar or its phrases cannot
   */
  BeamDecoder(
      Alphabet alphabet, DecoderSettings settings, Guidance guidance, double secondsPerFrame) {
    this.alphabet = alphabet;
    this.blankPenalty = settings.blankPenalty();
    this.restricts = guidance.restricts();
    this.search =
        new PrefixBeamSearch(
            new Guide(alphabet, guidance, settings.languageWeight(), settings.wordBonus()),
            settings.beam(),
            guidance.grammar().isPresent() ? LEAST_IN_GRAMMAR : LEAST_LOG_PROBABILITY);
    this.others = OtherWords.of(alphabet);
    this.transcription = new Transcription(alphabet, secondsPerFrame);
  }

  @Override
  public List<Hypothesis> decode(Batch outputs) {
    return LogProbabilities.of(outputs, alphabet).stream().map(this::hypothesis).toList();
  }

  private Hypothesis hypothesis(double[][] frames) {
    double[][] penalized = penalized(frames);
    List<Candidate> found = search.search(others.silenced(penalized));
    Map<String, Double> confidences =
        new LinkedHashMap<>(); // a space at an end makes no other text
    for (Candidate candidate : found.subList(0, Math.min(HYPOTHESES, found.size()))) {
      confidences.computeIfAbsent(
          alphabet.text(candidate.tokens()).strip(),
          text -> Math.exp(CtcLattice.of(frames, candidate.tokens()).logProbability()));
    }
    List<Alternative> ranked = new ArrayList<>();
    confidences.forEach((text, confidence) -> ranked.add(new Alternative(text, confidence)));
    if (restricts && ranked.get(0).text().isEmpty() && !isSilent(penalized)) {
      return somethingElse(ranked);
    }
    List<TokenSpan> spans = ForcedAlignment.of(frames, found.get(0).tokens()).spans();
    return new Hypothesis(
        ranked.get(0).text(),
        ranked.get(0).confidence(),
        transcription.words(spans),
        others.among(sentences(ranked.subList(1, ranked.size())), frames));
  }

  /** Something was said, but none of what may be said, which comes after it. */
  private Hypothesis somethingElse(List<Alternative> ranked) {
    double known = ranked.stream().mapToDouble(Alternative::confidence).sum();
    return new Hypothesis(Alphabet.UNKNOWN, Math.max(0, 1 - known), sentences(ranked));
  }

  private List<Alternative> sentences(List<Alternative> ranked) {
    return ranked.stream().filter(other -> !restricts || !other.text().isEmpty()).toList();
  }

  /** Whether the blank is the likeliest in every frame. */
  private static boolean isSilent(double[][] frames) {
    return Arrays.stream(frames)
        .allMatch(frame -> Arrays.stream(frame).max().orElseThrow() == frame[Alphabet.BLANK_INDEX]);
  }

  private double[][] penalized(double[][] frames) {
    if (blankPenalty == 0) {
      return frames;
    }
    double[][] penalized = new double[frames.length][];
    for (int t = 0; t < frames.length; t++) {
      penalized[t] = frames[t].clone();
      penalized[t][Alphabet.BLANK_INDEX] -= blankPenalty;
    }
    return penalized;
  }
}
