package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Range;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.TimeStretch;
import java.util.random.RandomGenerator;

/**
 * Speaks higher or lower at the same tempo: {@link Speed}, undone in time by {@link TimeStretch}.
 *
 * @param factor above 1 is higher
 */
public record Pitch(Range factor) implements AudioStep {
  public static Pitch from(Settings settings) {
    return new Pitch(Range.ofFactors(settings, 0.85, 1.18));
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    double drawn = factor.drawFactor(random);
    Audio faster = new Speed(new Range(drawn, drawn)).apply(audio, random);
    double back = (double) faster.samples().length / Math.max(1, audio.samples().length);
    return new Audio(
        TimeStretch.of(audio.sampleRate()).apply(faster.samples(), back), audio.sampleRate());
  }
}
