package io.nicebeach.decode;

import io.nicebeach.loss.CtcLattice;
import io.nicebeach.network.Batch;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.List;

/** Finds out when each word of a known transcript was said, from what a CTC network puts out. */
public final class Aligner {
  private final Alphabet alphabet;
  private final Transcription transcription;

  /**
   * @param alphabet with the blank
   * @param secondsPerFrame from one output frame to the next
   * @throws IllegalArgumentException if the alphabet has no blank: its network is a classifier
   */
  public Aligner(Alphabet alphabet, double secondsPerFrame) {
    if (!alphabet.hasBlank()) {
      throw new IllegalArgumentException(
          "a classifier hears an utterance as a whole; times take a model of running speech");
    }
    this.alphabet = alphabet;
    this.transcription = new Transcription(alphabet, secondsPerFrame);
  }

  /**
   * The transcript with its words' times on the likeliest alignment; the confidence is the
   * transcript's probability over all of them.
   *
   * @param outputs logits of one utterance, [1][T'][V]
   * @throws IllegalArgumentException if the alphabet lacks a word or character of the transcript,
   *     or the utterance is too short for it
   */
  public Hypothesis align(Batch outputs, String transcript) {
    double[][] frames = LogProbabilities.of(outputs, alphabet).get(0);
    new Orthography(alphabet).requireAll(Units.WORDS.tokens(transcript));
    int[] tokens = alphabet.encode(transcript);
    ForcedAlignment alignment = ForcedAlignment.of(frames, tokens);
    if (alignment.logProbability() == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "too short for its transcript: the network puts out %d frames for %d tokens"
              .formatted(frames.length, tokens.length));
    }
    return new Hypothesis(
        alphabet.text(tokens),
        Math.exp(CtcLattice.of(frames, tokens).logProbability()),
        transcription.words(alignment.spans()),
        List.of());
  }
}
