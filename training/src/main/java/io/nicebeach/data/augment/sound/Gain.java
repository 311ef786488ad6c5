package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Range;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Makes the sound louder or softer; it may go beyond full scale.
 *
 * @param decibels the range of the gain
 */
public record Gain(Range decibels) implements AudioStep {
  public static Gain from(Settings settings) {
    return new Gain(Range.from(settings, -6, 6));
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    float factor = (float) Math.pow(10, decibels.draw(random) / 20);
    float[] scaled = audio.samples().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return new Audio(scaled, audio.sampleRate());
  }
}
