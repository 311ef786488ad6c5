package io.nicebeach.decode;

import io.nicebeach.loss.CtcLattice;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.List;

/**
 * "Best path" decoding of CTC (Graves et al. 2006, section 3.2): the likeliest token of each frame,
 * then repeats made one, then blanks taken out. The confidence is the transcript's probability,
 * over all its alignments.
 */
final class GreedyDecoder implements Decoder {
  private final Alphabet alphabet;
  private final double blankPenalty;
  private final OtherWords others;
  private final Transcription transcription;

  /**
   * @param alphabet with the blank
   * @param blankPenalty taken from the blank's log probability
   * @param secondsPerFrame from one output frame to the next
   */
  GreedyDecoder(Alphabet alphabet, double blankPenalty, double secondsPerFrame) {
    this.alphabet = alphabet;
    this.blankPenalty = blankPenalty;
    this.others = OtherWords.of(alphabet);
    this.transcription = new Transcription(alphabet, secondsPerFrame);
  }

  @Override
  public List<Hypothesis> decode(Batch outputs) {
    return LogProbabilities.of(outputs, alphabet).stream().map(this::hypothesis).toList();
  }

  private Hypothesis hypothesis(double[][] frames) {
    List<TokenSpan> spans = spans(others.silenced(frames));
    int[] tokens = spans.stream().mapToInt(TokenSpan::token).toArray();
    double confidence = Math.exp(CtcLattice.of(frames, tokens).logProbability());
    return new Hypothesis(
        transcription.text(spans),
        confidence,
        transcription.words(spans),
        others.among(List.of(), frames));
  }

  /** The stretches of frames in which the same token is the likeliest, without the blank's. */
  private List<TokenSpan> spans(double[][] frames) {
    List<TokenSpan> spans = new ArrayList<>();
    int first = 0;
    while (first < frames.length) {
      int token = likeliest(frames[first]);
      double best = frames[first][token];
      int last = first;
      while (last + 1 < frames.length && likeliest(frames[last + 1]) == token) {
        last++;
        best = Math.max(best, frames[last][token]);
      }
      if (token != Alphabet.BLANK_INDEX) {
        spans.add(new TokenSpan(token, first, last, Math.exp(best)));
      }
      first = last + 1;
    }
    return spans;
  }

  private int likeliest(double[] logProbabilities) {
    int best = Alphabet.BLANK_INDEX;
    double highest = logProbabilities[best] - blankPenalty;
    for (int token = 1; token < logProbabilities.length; token++) {
      if (logProbabilities[token] > highest) {
        best = token;
        highest = logProbabilities[token];
      }
    }
    return best;
  }
}
