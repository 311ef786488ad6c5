package io.nicebeach.data.nonword;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Edit;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.data.join.WordEdges;
import java.io.IOException;

/**
 * The beginning of the recorded word, and the end of another one, which is brought to the same
 * loudness. What lies before the one and after the other stays.
 *
 * @param other says the other word
 * @param at where either word is cut, as a share of its length, in (0, 1)
 */
record Splice(Utterance other, double at) implements Edit {
  /** How long one half fades into the other, in seconds. */
  private static final double FADE = 0.01;

  /** A half of a word and what lies beside it, from where it is cut. */
  private record Half(float[] samples, int cut, double power) {
    static Half of(Audio word, double at, WordEdges edges) {
      int[] ends = edges.of(word);
      int cut = (int) (ends[0] + at * (ends[1] - ends[0]));
      return new Half(word.samples(), cut, Speech.power(word));
    }
  }

  @Override
  public Audio apply(Utterance recorded) throws IOException {
    Audio whole = recorded.sound();
    int rate = whole.sampleRate();
    WordEdges edges = WordEdges.inSound(rate);
    return new Audio(
        joined(
            Half.of(whole, at, edges),
            Half.of(other.sound().resampled(rate), at, edges),
            (int) Math.round(FADE * rate)),
        rate);
  }

  private static float[] joined(Half first, Half second, int fade) {
    double gain = second.power == 0 ? 1 : Math.sqrt(first.power / second.power);
    float[] joined = new float[first.cut + second.samples.length - second.cut];
    for (int i = 0; i < joined.length; i++) {
      double weight = Math.max(0, Math.min(1, 0.5 + (i - first.cut) / (double) fade));
      double ending = gain * at(second.samples, i - first.cut + second.cut);
      joined[i] = (float) ((1 - weight) * at(first.samples, i) + weight * ending);
    }
    return joined;
  }

  private static float at(float[] samples, int index) {
    return index >= 0 && index < samples.length ? samples[index] : 0;
  }
}
