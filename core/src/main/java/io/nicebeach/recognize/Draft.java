package io.nicebeach.recognize;

import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.features.FeatureStream;
import io.nicebeach.features.Features;
import java.util.ArrayList;
import java.util.List;

/**
 * What an utterance under way sounds like so far. The network hears again and again what is new and
 * a little before that: words further back are settled. So the cost does not grow with the
 * utterance; the final recognition, which hears it as a whole, may differ.
 */
final class Draft {
  /**
   * Words as far back as this are settled once the window is full; a network sees less far. Not a
   * whole number of frames, so that no word's middle lies just there, to be rounded to either side.
   */
  private static final double CHANGEABLE = 1.001;

  /** What is heard again before the first word that may change. */
  private static final double BEFORE = 0.4;

  private static final double WINDOW = 2.4;

  private final Recognizer recognizer;
  private final StreamSound sound;
  private final FeatureStream spectra;
  private final double frameRate;
  private final List<String> settled = new ArrayList<>();

  /** The sample up to which the sound has been heard. */
  private long heard;

  /** The spectra of what the network hears again. */
  private Features window;

  /** Words before this moment of the window, in seconds, are settled. */
  private double settledUpTo;

  /** What is said in the sound that has been heard. */
  private String text = "";

  /**
   * @param start the utterance's first sample
   */
  Draft(Recognizer recognizer, StreamSound sound, long start) {
    this.recognizer = recognizer;
    this.sound = sound;
    this.heard = start;
    this.spectra = recognizer.spectra(sound.sampleRate());
    this.frameRate = recognizer.model().features().frameRate();
    this.window = spectra.accept(new float[0]);
  }

  /**
   * The text up to sample {@code end}.
   *
   * @param speechEnd the sample after the last that is speech; the pause after it adds no text
   */
  String text(long end, long speechEnd) {
    if (heard < speechEnd) {
      hear(end);
    }
    return text;
  }

  private void hear(long end) {
    Features more = spectra.accept(sound.between(heard, end).samples());
    heard = end;
    window = Features.concatenated(window, more);
    Recognition recognition = recognizer.recognizeAny(window);
    List<Word> words =
        recognition.hypothesis().words().stream()
            .filter(word -> middle(word) >= settledUpTo)
            .toList();
    List<String> all = new ArrayList<>(settled);
    words.forEach(word -> all.add(word.text()));
    text = all.isEmpty() ? recognition.hypothesis().text() : String.join(" ", all);
    if (seconds(window.frames()) > WINDOW) {
      settle(words);
    }
  }

  private static double middle(Word word) {
    return (word.start() + word.end()) / 2;
  }

  private void settle(List<Word> words) {
    double moment = seconds(window.frames()) - CHANGEABLE;
    words.stream().filter(word -> middle(word) < moment).forEach(word -> settled.add(word.text()));
    // By whole outputs of the network: else its words would lie a little earlier or later than
    // before, and one at the moment could count twice or not at all.
    int stride = recognizer.model().network().stride();
    int forgotten = (int) ((moment - BEFORE) * frameRate / stride) * stride;
    window = window.from(forgotten);
    settledUpTo = moment - seconds(forgotten);
  }

  private double seconds(int frames) {
    return frames / frameRate;
  }
}
