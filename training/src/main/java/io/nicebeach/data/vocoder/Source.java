package io.nicebeach.data.vocoder;

import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.Features;
import java.util.random.RandomGenerator;

/**
 * What the throat gives to speech, with equal power at all frequencies: pulses at the pitch of a
 * voice and noise, more of the one the more a frame looks voiced.
 */
final class Source {
  /** The range of voices, in Hz; a voice's pitch is drawn evenly on a scale of octaves. */
  private static final double LOWEST_PITCH = 90;

  private static final double HIGHEST_PITCH = 240;

  /** How the pitch moves, as shares of it: it falls over the utterance, sways and trembles. */
  private static final double FALL = 0.24;

  private static final double SWAY = 0.06;
  private static final double SWAYS_PER_SECOND = 1.7;
  private static final double TREMBLE = 0.01;

  /** A voice is louder below 1 kHz than above 2.5 kHz by about this, in dB; a hiss is not. */
  private static final Border LOW_OVER_HIGH = new Border(3, 2);

  /** And it is at most so far below the loudest frame, in dB; what is fainter is background. */
  private static final Border BELOW_LOUDEST = new Border(-32, 3);

  /** Even where a voice sounds, a little of it is breath. */
  private static final double MOST_VOICE = 0.97;

  /** Where one thing becomes another, and how gradually. */
  private record Border(double at, double width) {
    double share(double value) {
      return 1 / (1 + Math.exp((at - value) / width));
    }
  }

  private final Framing framing;
  private final double[] voiced;
  private final RandomGenerator random;

  /**
   * @param powers of the frames, [frame][bin]
   * @param framing a frame's window is as long as its Fourier transform
   */
  Source(Features powers, Framing framing, RandomGenerator random) {
    this.framing = framing;
    this.random = random;
    voiced = voiced(powers, (double) framing.sampleRate() / framing.fftSize());
  }

  /** How much of each frame is voice, in [0, 1]. */
  private static double[] voiced(Features powers, double hertzPerBin) {
    double[] level = new double[powers.frames()];
    double[] lowOverHigh = new double[powers.frames()];
    double loudest = Double.NEGATIVE_INFINITY;
    for (int frame = 0; frame < level.length; frame++) {
      double low = Double.MIN_NORMAL;
      double high = Double.MIN_NORMAL;
      for (int bin = 0; bin < powers.bins(); bin++) {
        double hertz = bin * hertzPerBin;
        low += hertz > 100 && hertz < 1000 ? powers.at(frame, bin) : 0;
        high += hertz > 2500 ? powers.at(frame, bin) : 0;
      }
      level[frame] = 10 * Math.log10(low + high);
      lowOverHigh[frame] = 10 * Math.log10(low / high);
      loudest = Math.max(loudest, level[frame]);
    }
    double[] voiced = new double[level.length];
    for (int frame = 0; frame < voiced.length; frame++) {
      voiced[frame] =
          LOW_OVER_HIGH.share(lowOverHigh[frame]) * BELOW_LOUDEST.share(level[frame] - loudest);
    }
    return voiced;
  }

  /** As many samples as all windows cover; each has a mean power of 1. */
  float[] samples() {
    int rate = framing.sampleRate();
    float[] samples = new float[voiced.length * framing.hopLength() + framing.fftSize()];
    double pitch = LOWEST_PITCH * Math.pow(HIGHEST_PITCH / LOWEST_PITCH, random.nextDouble());
    double cycle = 0;
    for (int n = 0; n < samples.length && voiced.length > 0; n++) {
      double hertz = pitch * movement((double) n / samples.length, (double) n / rate);
      cycle += hertz / rate;
      double pulse = 0;
      if (cycle >= 1) {
        cycle -= 1;
        pulse = Math.sqrt(rate / hertz);
      }
      double voice = MOST_VOICE * voiced[frame(n)];
      samples[n] =
          (float) (Math.sqrt(voice) * pulse + Math.sqrt(1 - voice) * random.nextGaussian());
    }
    return samples;
  }

  private double movement(double place, double seconds) {
    return (1 + FALL * (0.5 - place))
        * (1 + SWAY * Math.sin(2 * Math.PI * SWAYS_PER_SECOND * seconds))
        * (1 + TREMBLE * random.nextGaussian());
  }

  /** The frame whose middle is nearest to a sample. */
  private int frame(int sample) {
    int hop = framing.hopLength();
    int frame = (sample - (framing.fftSize() - hop) / 2) / hop;
    return Math.max(0, Math.min(voiced.length - 1, frame));
  }
}
