package io.nicebeach.decode;

import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens and their frames to words and their times. A word is as sure as its tokens together: the
 * product of their probabilities.
 *
 * <p>An output frame k stands for the sound around its centre, k times {@code secondsPerFrame}. CTC
 * trains a network to name a token at some moment within it, often a short one, so a word's times
 * say where it was recognised, not where exactly it begins and ends.
 *
 * @param secondsPerFrame from one output frame to the next
 */
record Transcription(Alphabet alphabet, double secondsPerFrame) {
  private static final String SPACE = " ";

  /** The transcript of these tokens. */
  String text(List<TokenSpan> spans) {
    return alphabet.text(spans.stream().mapToInt(TokenSpan::token).toArray()).strip();
  }

  /** The words that these tokens make up, in order. */
  List<Word> words(List<TokenSpan> spans) {
    List<Word> words = new ArrayList<>();
    List<TokenSpan> open = new ArrayList<>();
    for (TokenSpan span : spans) {
      boolean space = alphabet.token(span.token()).equals(SPACE);
      if (!space) {
        open.add(span);
      }
      if (space || alphabet.units() != Units.CHARACTERS) {
        close(open, words);
      }
    }
    close(open, words);
    return words;
  }

  private void close(List<TokenSpan> open, List<Word> words) {
    if (open.isEmpty()) {
      return;
    }
    double confidence = 1;
    for (TokenSpan span : open) {
      confidence *= span.probability();
    }
    double start = (open.get(0).first() - 0.5) * secondsPerFrame;
    double end = (open.get(open.size() - 1).last() + 0.5) * secondsPerFrame;
    words.add(new Word(text(open), start, end, confidence));
    open.clear();
  }
}
