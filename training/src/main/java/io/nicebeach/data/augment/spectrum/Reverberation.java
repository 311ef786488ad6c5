package io.nicebeach.data.augment.spectrum;

import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.util.random.RandomGenerator;

/**
 * Speaks in a room: each bin's power goes on as an echo that dies away exponentially, in the
 * highest bin twice as fast as in the lowest, as air and walls do it. Reflections that add up by
 * chance are noise whose power varies from frame to frame (Polack 1988). The utterance is longer by
 * the time in which the echo falls by 30 dB.
 *
 * @param seconds the range of the time in which the lowest bin's echo falls by 60 dB
 * @param ratio the range of the direct sound's energy to that of the echo, in dB
 */
public record Reverberation(Range seconds, Range ratio) implements SpectrumStep {
  public static Reverberation from(Settings settings) {
    Settings ratio = settings.section("ratio");
    Reverberation reverberation =
        new Reverberation(Range.ofFactors(settings, 0.15, 0.7), Range.from(ratio, 0, 15));
    ratio.rejectUnknown();
    return reverberation;
  }

  @Override
  public Features apply(Features spectra, FeatureSettings settings, RandomGenerator random) {
    double time = seconds.drawFactor(random) * settings.frameRate();
    double echoEnergy = Math.pow(10, -ratio.draw(random) / 10);
    int bins = spectra.bins();
    int frames = spectra.frames() + (int) Math.round(time / 2);
    float[] out = new float[frames * bins];
    System.arraycopy(spectra.values(), 0, out, 0, spectra.values().length);
    for (int bin = 0; bin < bins; bin++) {
      double faster = 1 + (double) bin / Math.max(1, bins - 1);
      float decay = (float) Math.pow(10, -6 * faster / time);
      float start = (float) (echoEnergy * (1 - decay) / decay);
      float echo = 0;
      for (int frame = 1; frame < frames; frame++) {
        float before = frame <= spectra.frames() ? spectra.at(frame - 1, bin) : 0;
        echo = decay * (echo + before);
        out[frame * bins + bin] += start * echo * (float) Background.gamma(random);
      }
    }
    return new Features(out, frames, bins);
  }

  @Override
  public boolean movesFrames() {
    return true;
  }
}
