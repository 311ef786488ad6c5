package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Range;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.Resampler;
import java.util.random.RandomGenerator;

/**
 * Plays the sound faster or slower, pitch and all (Ko et al. 2015, "Audio augmentation for speech
 * recognition"), in steps of a hundredth.
 *
 * @param factor above 1 is faster, shorter and higher
 */
public record Speed(Range factor) implements AudioStep {
  private static final int STEPS = 100;

  public static Speed from(Settings settings) {
    return new Speed(Range.ofFactors(settings, 0.9, 1.1));
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    int steps = (int) Math.max(1, Math.round(STEPS * factor.drawFactor(random)));
    Resampler resampler = Resampler.between(steps, STEPS);
    return new Audio(resampler.resample(audio.samples()), audio.sampleRate());
  }
}
