package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.Companding;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Range;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.BandPass;
import java.util.random.RandomGenerator;

/**
 * Speaks over a telephone line: 8 kHz, 300 to 3,400 Hz, and 8 bits a sample by A-law or mu-law
 * (ITU-T G.711), whose steps are coarse for what is quiet.
 *
 * @param level the range of the loudest sample's level on the line, in dB of full scale
 */
public record Telephone(Range level) implements AudioStep {
  private static final int RATE = 8000;
  private static final BandPass LINE = BandPass.of(300, 3400, RATE);

  public static Telephone from(Settings settings) {
    return new Telephone(Range.from(settings, -35, -1));
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    Companding law = random.nextBoolean() ? Companding.A_LAW : Companding.MU_LAW;
    double wanted = Math.pow(10, level.draw(random) / 20);
    float[] line = LINE.apply(audio.resampled(RATE).samples());
    float peak = 0;
    for (float sample : line) {
      peak = Math.max(peak, Math.abs(sample));
    }
    if (peak == 0) {
      return audio;
    }
    float factor = (float) (wanted / peak);
    for (int i = 0; i < line.length; i++) {
      line[i] = law.coded(line[i] * factor) / factor;
    }
    return new Audio(line, RATE).resampled(audio.sampleRate());
  }
}
