package io.nicebeach.recognize;

import io.nicebeach.decode.Hypothesis.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What an utterance under way sounds like so far. The network hears again and again what is new and
 * a little before that: words further back are settled. So the cost does not grow with the
 * utterance; the final recognition, which hears it as a whole, may differ.
 */
final class Draft {
  /** Words as far back as this are settled once the window is full; a network sees less far. */
  private static final double CHANGEABLE = 1.0;

  /** What is heard again before the first word that may change. */
  private static final double BEFORE = 0.4;

  private static final double WINDOW = 2.4;

  private final Recognizer recognizer;
  private final StreamSound sound;
  private final List<String> settled = new ArrayList<>();

  /** The sample that the window begins with. */
  private long from;

  /** Words before this moment of the window, in seconds, are settled. */
  private double settledUpTo;

  /**
   * @param start the utterance's first sample
   */
  Draft(Recognizer recognizer, StreamSound sound, long start) {
    this.recognizer = recognizer;
    this.sound = sound;
    this.from = start;
  }

  /** The text up to sample {@code end}. */
  String text(long end) {
    Recognition heard = recognizer.recognizeAny(sound.between(from, end));
    List<Word> words =
        heard.hypothesis().words().stream().filter(word -> middle(word) >= settledUpTo).toList();
    List<String> text = new ArrayList<>(settled);
    words.forEach(word -> text.add(word.text()));
    if (sound.seconds(end - from) > WINDOW) {
      settle(words, end);
    }
    return text.isEmpty() ? heard.hypothesis().text() : String.join(" ", text);
  }

  private static double middle(Word word) {
    return (word.start() + word.end()) / 2;
  }

  private void settle(List<Word> words, long end) {
    double moment = sound.seconds(end - from) - CHANGEABLE;
    words.stream().filter(word -> middle(word) < moment).forEach(word -> settled.add(word.text()));
    from += Math.round((moment - BEFORE) * sound.sampleRate());
    settledUpTo = BEFORE;
  }
}
