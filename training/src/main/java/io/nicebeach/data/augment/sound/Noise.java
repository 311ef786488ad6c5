package io.nicebeach.data.augment.sound;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Adds noise: a piece of a recording if there are any, or white to brown noise.
 *
 * @param ratio of speech to noise, in dB; see {@link Speech}
 * @param recorded the share of recorded noise, if there are recordings
 * @param recordings noises at the sample rate of the sound
 */
public record Noise(Range ratio, double recorded, List<float[]> recordings) implements AudioStep {
  public Noise {
    recordings = List.copyOf(recordings);
    if (!(recorded >= 0 && recorded <= 1)) {
      throw new IllegalArgumentException("recorded must be in [0, 1] but is " + recorded);
    }
  }

  public static Noise from(Settings settings) {
    return new Noise(Range.from(settings, 10, 40), settings.number("recorded", 0.5), List.of());
  }

  @Override
  public Noise with(Material material) throws IOException {
    return recorded == 0 ? this : new Noise(ratio, recorded, material.noise());
  }

  @Override
  public Audio apply(Audio audio, RandomGenerator random) {
    double decibels = ratio.draw(random);
    float[] noise = draw(audio.samples().length, random);
    double noisePower = Speech.meanSquare(noise, 0, noise.length);
    if (noisePower == 0) {
      return audio; // a silent place in a recording
    }
    double wanted = Speech.power(audio) / Math.pow(10, decibels / 10);
    float factor = (float) Math.sqrt(wanted / noisePower);
    float[] mixed = audio.samples().clone();
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] += factor * noise[i];
    }
    return new Audio(mixed, audio.sampleRate());
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
