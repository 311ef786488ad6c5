package io.nicebeach.data.sample;

import io.nicebeach.settings.Settings;

/**
 * How an epoch is drawn.
 *
 * @param balance what is drawn equally often within a source
 * @param utterancesPerEpoch how many are drawn; 0 for so many that those of the main corpus are
 *     heard once
 * @param atLeast how many are drawn at least where their number is not given, so that a small
 *     corpus is heard again and again, augmented in other ways, until a network has learnt it
 * @param noise the share of noise alone, in [0, 1): for who learns whether anybody speaks
 */
public record Sampling(Balance balance, int utterancesPerEpoch, int atLeast, double noise) {
  /** Every utterance once. */
  public static final Sampling PLAIN = new Sampling(Balance.NONE, 0);

  /**
   * What is drawn equally often. A corpus in which few people say some words and many say others
   * teaches that a new voice says the latter, unless labels and voices are balanced.
   */
  public enum Balance {
    /** Every utterance. */
    NONE,
    /** Every speaker, then every utterance of that speaker. */
    SPEAKERS,
    /** Every label, then every speaker who says it, then every utterance. */
    LABELS
  }

  public Sampling {
    requireCount("utterancesPerEpoch", utterancesPerEpoch);
    requireCount("atLeast", atLeast);
    if (!(noise >= 0 && noise < 1)) {
      throw new IllegalArgumentException("noise must be in [0, 1) but is " + noise);
    }
  }

  private static void requireCount(String name, int count) {
    if (count < 0) {
      throw new IllegalArgumentException(name + " must not be negative but is " + count);
    }
  }

  /** Without noise. */
  public Sampling(Balance balance, int utterancesPerEpoch) {
    this(balance, utterancesPerEpoch, 0, 0);
  }

  /** How many an epoch has, where hearing those of the main corpus once takes {@code once}. */
  int perEpoch(int once) {
    return utterancesPerEpoch > 0 ? utterancesPerEpoch : Math.max(once, atLeast);
  }

  /** The settings {@code balance}, {@code utterancesPerEpoch}, {@code atLeast}, {@code noise}. */
  public static Sampling from(Settings settings) {
    int perEpoch = count(settings, "utterancesPerEpoch");
    int atLeast = count(settings, "atLeast");
    double noise = settings.number("noise", 0);
    if (!(noise >= 0 && noise < 1)) {
      throw settings.error("noise", "must be in [0, 1) but is " + noise);
    }
    Sampling sampling =
        new Sampling(
            settings.choice("balance", Balance.class, Balance.NONE), perEpoch, atLeast, noise);
    settings.rejectUnknown();
    return sampling;
  }

  private static int count(Settings settings, String key) {
    int count = settings.integer(key, 0);
    if (count < 0) {
      throw settings.error(key, "must not be negative but is " + count);
    }
    return count;
  }
}
