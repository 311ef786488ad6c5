package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Range;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Records too loudly: what is beyond a limit is cut off.
 *
 * @param decibels the range of how far the loudest sample is above the limit
 */
public record Clipping(Range decibels) implements AudioStep {
  public static Clipping from(Settings settings) {
    return new Clipping(Range.from(settings, 0, 12));
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    float peak = 0;
    for (float sample : audio.samples()) {
      peak = Math.max(peak, Math.abs(sample));
    }
    float limit = peak * (float) Math.pow(10, -decibels.draw(random) / 20);
    float[] clipped = audio.samples().clone();
    for (int i = 0; i < clipped.length; i++) {
      clipped[i] = Math.max(-limit, Math.min(limit, clipped[i]));
    }
    return new Audio(clipped, audio.sampleRate());
  }
}
