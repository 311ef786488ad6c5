package io.nicebeach.train;

import io.nicebeach.data.batch.Dataset;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.text.Alphabet;
import java.util.stream.IntStream;

/**
 * Sees to it that the windows in which a classifier looks for a word are no shorter than the words:
 * half a word may sound like another.
 */
final class WordLengths {
  /** The share of recordings that are a word's length; the longest may hold a long silence. */
  private static final double SHARE = 0.98;

  /** The tenth of a second to which windows are rounded up. */
  private static final double TENTHS = 10;

  private WordLengths() {}

  /**
   * The same settings with longer windows, if there are windows and the words need it.
   *
   * @param training its utterances, cut to their speech if they are when they are recognised
   * @param frameRate in Hz
   */
  static DecoderSettings fitted(DecoderSettings decoding, Dataset training, double frameRate) {
    if (decoding.window() == 0) {
      return decoding;
    }
    int[] frames =
        IntStream.range(0, training.size())
            .filter(i -> !Alphabet.isNoWord(training.utterances().get(i).text()))
            .map(i -> training.features().get(i).frames())
            .sorted()
            .toArray();
    if (frames.length == 0) {
      return decoding;
    }
    double longest = frames[(int) (SHARE * (frames.length - 1))] / frameRate;
    double needed = Math.min(Math.ceil(TENTHS * longest) / TENTHS, DecoderSettings.LONGEST_WINDOW);
    return decoding.withWindow(Math.max(decoding.window(), needed));
  }
}
