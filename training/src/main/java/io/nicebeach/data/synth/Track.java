package io.nicebeach.data.synth;

import io.nicebeach.audio.Audio;

/** Two seconds, about an utterance, that sounds are laid onto. */
final class Track {
  static final int RATE = 16_000;
  static final double SECONDS = 2;

  /** Of the loudest sample and of the noise behind it, in dB below full scale. */
  private static final double FAINTEST_PEAK = 20;

  private static final double LOUDEST_PEAK = 1;
  private static final double FAINTEST_NOISE = 80;
  private static final double LOUDEST_NOISE = 50;

  private final double[] samples = new double[samples(SECONDS)];

  static int samples(double seconds) {
    return (int) Math.round(seconds * RATE);
  }

  /** Adds a sound that begins at a time; what reaches beyond the end is lost. */
  void add(double[] sound, double gain, double seconds) {
    int from = samples(seconds);
    int count = Math.min(sound.length, samples.length - from);
    for (int i = 0; i < count; i++) {
      samples[from + i] += gain * sound[i];
    }
  }

  /** The sound at some level, with faint noise behind it. */
  Audio audio(Dice dice) {
    double loudest = Double.MIN_NORMAL;
    for (double sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    double gain = amplitude(dice.between(LOUDEST_PEAK, FAINTEST_PEAK)) / loudest;
    double noise = amplitude(dice.between(LOUDEST_NOISE, FAINTEST_NOISE));
    float[] heard = new float[samples.length];
    for (int i = 0; i < heard.length; i++) {
      double sample = gain * samples[i] + noise * dice.gaussian();
      heard[i] = (float) Math.max(-1, Math.min(1, sample));
    }
    return new Audio(heard, RATE);
  }

  private static double amplitude(double decibelsBelow) {
    return Math.pow(10, -decibelsBelow / 20);
  }
}
