package io.nicebeach.data.join;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.signal.TimeStretch;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Joins the sound of words: each is cut to its speech, stretched without a change of pitch, brought
 * to one level and faded in and out; a faint noise lies under the whole string.
 */
final class SoundJoiner {
  /** How long a word is faded in and out, in seconds. */
  private static final double FADE = 0.01;

  /** What comes before and after the string, in seconds. */
  private static final double QUIET = 0.2;

  private static final double LARGEST_CUT = 1 / 6.0;
  private static final double SPEECH_POWER = 0.01;

  /** The noise's amplitude: 55 dB below the speech. */
  private static final double NOISE = Math.sqrt(SPEECH_POWER) * Math.pow(10, -55 / 20.0);

  private final int rate;
  private final WordEdges edges;
  private final TimeStretch stretch;

  /**
   * @param rate of all sound, in Hz
   */
  SoundJoiner(int rate) {
    this.rate = rate;
    edges = WordEdges.inSound(rate);
    stretch = TimeStretch.of(rate);
  }

  /** The string, where {@code words} gives the sound of a word. */
  Audio join(List<Piece> pieces, IntFunction<Audio> words, RandomGenerator random) {
    float[][] said = new float[pieces.size()][];
    int[] starts = new int[said.length];
    int end = (int) (QUIET * rate);
    for (int i = 0; i < said.length; i++) {
      said[i] = said(pieces.get(i), words.apply(pieces.get(i).word()));
      int overlap = (int) (LARGEST_CUT * said[i].length);
      starts[i] = end + Math.max(-overlap, (int) Math.round(pieces.get(i).gap() * rate));
      end = Math.max(end, starts[i] + said[i].length);
    }
    float[] out = new float[end + (int) (QUIET * rate)];
    for (int n = 0; n < out.length; n++) {
      out[n] = (float) (NOISE * random.nextGaussian());
    }
    for (int i = 0; i < said.length; i++) {
      for (int n = 0; n < said[i].length; n++) {
        out[starts[i] + n] += said[i][n];
      }
    }
    return new Audio(out, rate);
  }

  private float[] said(Piece piece, Audio word) {
    int[] ends = edges.of(word);
    float[] speech = cut(piece, Arrays.copyOfRange(word.samples(), ends[0], ends[1]));
    float[] paced = stretch.apply(speech, piece.tempo());
    double power = Speech.power(new Audio(paced, rate));
    double wanted = SPEECH_POWER * Math.pow(10, piece.decibels() / 10);
    double factor = power == 0 ? 0 : Math.sqrt(wanted / power);
    int fade = (int) Math.min(FADE * rate, paced.length / 2.0);
    for (int n = 0; n < paced.length; n++) {
      double edge = Math.min(1, (Math.min(n, paced.length - 1 - n) + 0.5) / Math.max(1, fade));
      paced[n] *= (float) (factor * edge);
    }
    return paced;
  }

  private float[] cut(Piece piece, float[] speech) {
    int most = (int) (LARGEST_CUT * speech.length);
    int before = Math.min(most, (int) (piece.cutBefore() * rate));
    int after = Math.min(most, (int) (piece.cutAfter() * rate));
    return Arrays.copyOfRange(speech, before, speech.length - after);
  }
}
