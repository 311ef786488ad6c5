package io.nicebeach.decode;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tokens that stand for other words in running speech. They are never written down; how likely
 * it is that one was said is an alternative to whatever is.
 *
 * @param tokens their indices in the alphabet
 */
record OtherWords(int[] tokens) {
  static OtherWords of(Alphabet alphabet) {
    return new OtherWords(
        IntStream.range(0, alphabet.size())
            .filter(token -> Alphabet.isNoWord(alphabet.token(token)))
            .toArray());
  }

  /** The frames as if no other word could be said; the same where there are none to say. */
  double[][] silenced(double[][] logProbabilities) {
    if (tokens.length == 0) {
      return logProbabilities;
    }
    double[][] silenced = new double[logProbabilities.length][];
    for (int t = 0; t < silenced.length; t++) {
      silenced[t] = logProbabilities[t].clone();
      for (int token : tokens) {
        silenced[t][token] = Double.NEGATIVE_INFINITY;
      }
    }
    return silenced;
  }

  /** The transcripts, and that another word was said, where it comes by its probability. */
  List<Alternative> among(List<Alternative> transcripts, double[][] logProbabilities) {
    if (tokens.length == 0) {
      return transcripts;
    }
    double said = probability(logProbabilities);
    List<Alternative> all = new ArrayList<>(transcripts);
    int place = (int) transcripts.stream().filter(other -> other.confidence() >= said).count();
    all.add(place, new Alternative(Alphabet.UNKNOWN, said));
    return all;
  }

  /**
   * That any frame's token is another word: CTC's frames are independent of each other, so that is
   * 1 - prod (1 - p).
   */
  private double probability(double[][] logProbabilities) {
    double none = 1;
    for (double[] frame : logProbabilities) {
      none *= 1 - Math.min(1, Arrays.stream(tokens).mapToDouble(k -> Math.exp(frame[k])).sum());
    }
    return 1 - none;
  }
}
