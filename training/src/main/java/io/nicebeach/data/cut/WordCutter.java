package io.nicebeach.data.cut;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.data.cut.WordTimes.Timed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts recordings between their words. A network that was trained by CTC tells where it recognised
 * a word, which lies somewhere in it, and not where the word begins and ends; so between two words
 * the cut is made where it is quietest.
 */
public final class WordCutter {
  /** What is kept before the first and after the last word at most, in seconds. */
  private static final double OUTSIDE = 0.3;

  /** How much sound is looked at to say how loud it is somewhere, in seconds. */
  private static final double WINDOW = 0.02;

  /** How far apart the places are that are compared, in seconds. */
  private static final double STEP = 0.005;

  private WordCutter() {}

  /**
   * The pieces of a recording, one for each word.
   *
   * @param words in their order
   */
  public static List<Audio> cut(Audio whole, List<Timed> words) {
    if (words.isEmpty()) {
      return List.of();
    }
    List<Audio> pieces = new ArrayList<>();
    int from = sample(whole, words.get(0).start() - OUTSIDE);
    for (int i = 0; i < words.size(); i++) {
      double end = words.get(i).end();
      int to =
          i + 1 < words.size()
              ? quietest(whole, sample(whole, end), sample(whole, words.get(i + 1).start()))
              : sample(whole, end + OUTSIDE);
      float[] piece = Arrays.copyOfRange(whole.samples(), from, to);
      pieces.add(new Audio(piece, whole.sampleRate()));
      from = to;
    }
    return pieces;
  }

  private static int sample(Audio whole, double second) {
    long sample = Math.round(second * whole.sampleRate());
    return (int) Math.max(0, Math.min(whole.samples().length, sample));
  }

  private static int quietest(Audio whole, int from, int to) {
    int half = (int) (WINDOW * whole.sampleRate() / 2);
    int step = Math.max(1, (int) (STEP * whole.sampleRate()));
    int best = from;
    double lowest = Double.POSITIVE_INFINITY;
    for (int place = from; place <= to; place += step) {
      double power = power(whole.samples(), place, half);
      if (power < lowest) {
        lowest = power;
        best = place;
      }
    }
    return best;
  }

  /** The mean power around a place. */
  private static double power(float[] samples, int place, int half) {
    return Speech.meanSquare(
        samples, Math.max(0, place - half), Math.min(samples.length, place + half));
  }
}
