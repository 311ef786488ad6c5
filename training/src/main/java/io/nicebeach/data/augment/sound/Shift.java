package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Moves the sound in time; silence follows it up, what is pushed out is lost, the length stays.
 *
 * @param seconds the farthest, to either side
 */
public record Shift(double seconds) implements AudioStep {
  public Shift {
    if (!(seconds >= 0)) {
      throw new IllegalArgumentException("seconds must not be negative but is " + seconds);
    }
  }

  public static Shift from(Settings settings) {
    return new Shift(settings.number("seconds", 0.1));
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    int length = audio.samples().length;
    double by = seconds * audio.sampleRate() * (2 * random.nextDouble() - 1);
    int shift = (int) Math.max(-length, Math.min(length, Math.round(by)));
    float[] moved = new float[length];
    System.arraycopy(
        audio.samples(), Math.max(0, -shift), moved, Math.max(0, shift), length - Math.abs(shift));
    return new Audio(moved, audio.sampleRate());
  }
}
