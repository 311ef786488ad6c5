package io.nicebeach.decode;

import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Prefix beam search for CTC (Graves and Jaitly 2014; Hannun et al., "First-pass large vocabulary
 * continuous speech recognition using bi-directional recurrent DNNs", 2014): goes through the
 * frames with the best beginnings of transcripts, each with the sum over all alignments that lead
 * to it. Unlike the best path it finds transcripts that are likely because many alignments are.
 *
 * @param width how many beginnings go on from one frame to the next
 * @param leastLogProbability tokens that the network gives less than this in a frame do not begin
 *     there
 */
record PrefixBeamSearch(Guide guide, int width, double leastLogProbability) {
  PrefixBeamSearch {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1 but is " + width);
    }
  }

  /**
   * A transcript.
   *
   * @param score the logarithm of its probability, as far as the search saw it, and what the
   *     language gives for it
   */
  record Candidate(int[] tokens, double score) {}

  /**
   * The transcripts found, the best first; at least one.
   *
   * @param logProbabilities of each token in each frame, [T'][V]
   */
  List<Candidate> search(double[][] logProbabilities) {
    List<Prefix> beam = List.of(Prefix.empty(guide));
    for (double[] frame : logProbabilities) {
      List<Prefix> next = best(step(beam, frame));
      beam.forEach(Prefix::leaveBeam);
      next.forEach(Prefix::enterBeam);
      beam.forEach(Prefix::prune);
      beam = next;
    }
    List<Candidate> complete =
        beam.stream()
            .filter(prefix -> prefix.mayEnd(guide))
            .map(prefix -> new Candidate(prefix.tokens(), prefix.finalScore(guide)))
            .sorted(Comparator.comparingDouble(Candidate::score).reversed())
            .toList();
    return complete.isEmpty() ? List.of(cutBack(beam.get(0))) : complete;
  }

  /** All beginnings that one more frame leads to. */
  private List<Prefix> step(List<Prefix> beam, double[] frame) {
    int[] likely =
        IntStream.range(0, frame.length)
            .filter(k -> k != Alphabet.BLANK_INDEX && frame[k] >= leastLogProbability)
            .toArray();
    beam.forEach(prefix -> prefix.stay(frame));
    List<Prefix> reached = new ArrayList<>(beam);
    for (Prefix prefix : beam) {
      for (int token : likely) {
        @Nullable Prefix longer = prefix.longer(token, guide);
        if (longer != null) {
          boolean isNew = !longer.isReached();
          longer.reach(prefix, frame[token]);
          if (isNew && longer.isReached()) {
            reached.add(longer);
          }
        }
      }
    }
    reached.forEach(Prefix::advance);
    return reached;
  }

  private List<Prefix> best(List<Prefix> reached) {
    List<Scored> ranked = new ArrayList<>(reached.size());
    reached.forEach(prefix -> ranked.add(new Scored(prefix, prefix.score())));
    ranked.sort(Comparator.comparingDouble(Scored::score).reversed());
    return ranked.subList(0, Math.min(width, ranked.size())).stream().map(Scored::prefix).toList();
  }

  private record Scored(Prefix prefix, double score) {}

  /** Where every beginning stops in the middle of a word: the best one without that. */
  private Candidate cutBack(Prefix unfinished) {
    Prefix prefix = unfinished;
    while (!prefix.mayEnd(guide) && prefix.parent() != null) {
      prefix = prefix.parent();
    }
    return new Candidate(prefix.tokens(), unfinished.score());
  }
}
