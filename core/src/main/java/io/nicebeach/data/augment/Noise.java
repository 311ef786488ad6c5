package io.nicebeach.data.augment;

import io.nicebeach.audio.Audio;
import io.nicebeach.settings.Settings;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Adds noise: a piece of a recording if there are any, or white to brown noise.
 *
 * @param ratio of speech to noise, in dB; see {@link #speechPower}
 * @param recorded the share of recorded noise, if there are recordings
 * @param recordings noises at the sample rate of the sound
 */
public record Noise(Range ratio, double recorded, List<float[]> recordings) implements AudioStep {
  /** The hundredth part of a second is short enough to tell a word's parts from its pauses. */
  private static final int FRAMES_PER_SECOND = 100;

  /** Frames this far below the loudest, as a factor of power (30 dB), are taken for pauses. */
  private static final double PAUSE = 1e-3;

  public Noise {
    recordings = List.copyOf(recordings);
    if (!(recorded >= 0 && recorded <= 1)) {
      throw new IllegalArgumentException("recorded must be in [0, 1] but is " + recorded);
    }
  }

  static Noise from(Settings settings) {
    return new Noise(Range.from(settings, 10, 40), settings.number("recorded", 0.5), List.of());
  }

  /** The same with these recordings. */
  public Noise with(List<float[]> noises) {
    return new Noise(ratio, recorded, noises);
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    double decibels = ratio.draw(random);
    float[] noise = draw(audio.samples().length, random);
    double noisePower = power(noise, 0, noise.length);
    if (noisePower == 0) {
      return audio; // a silent place in a recording
    }
    double wanted = speechPower(audio) / Math.pow(10, decibels / 10);
    float factor = (float) Math.sqrt(wanted / noisePower);
    float[] mixed = audio.samples().clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += factor * noise[i];
    }
    return new Audio(mixed, audio.sampleRate());
  }

  /** The mean power while somebody speaks: of the frames within 30 dB of the loudest. */
  static double speechPower(Audio audio) {
    float[] samples = audio.samples();
    int hop = Math.max(1, audio.sampleRate() / FRAMES_PER_SECOND);
    double[] powers = new double[(samples.length + hop - 1) / hop];
    double loudest = 0;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = power(samples, i * hop, Math.min(samples.length, (i + 1) * hop));
      loudest = Math.max(loudest, powers[i]);
    }
    double sum = 0;
    int count = 0;
    for (double power : powers) {
      if (power >= PAUSE * loudest) {
        sum += power;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double power(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return to == from ? 0 : sum / (to - from);
  }

  private float[] draw(int length, RandomGenerator random) {
    if (!recordings.isEmpty() && random.nextDouble() < recorded) {
      return piece(recordings.get(random.nextInt(recordings.size())), length, random);
    }
    return coloured(length, random);
  }

  /** A piece from a random place; a recording that is too short is repeated. */
  private static float[] piece(float[] recording, int length, RandomGenerator random) {
    float[] piece = new float[length];
    int at = random.nextInt(Math.max(1, recording.length));
    for (int i = 0; i < length && recording.length > 0; i++) {
      piece[i] = recording[(at + i) % recording.length];
    }
    return piece;
  }

  /** White noise through a leaky sum, whose leak decides the colour: 0 is white, near 1 brown. */
  private static float[] coloured(int length, RandomGenerator random) {
    double keep = 0.98 * Math.sqrt(random.nextDouble());
    float[] noise = new float[length];
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum = keep * sum + random.nextGaussian();
      noise[i] = (float) sum;
    }
    return noise;
  }
}
