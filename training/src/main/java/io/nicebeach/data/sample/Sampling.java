package io.nicebeach.data.sample;

import io.nicebeach.settings.Settings;

/**
 * How an epoch is drawn.
 *
 * @param balance what is drawn equally often within a source
 * @param utterancesPerEpoch how many are drawn; 0 for so many that those of the main corpus are
 *     heard once
 * @param noise the share of noise alone, in [0, 1): for who learns whether anybody speaks
 */
public record Sampling(Balance balance, int utterancesPerEpoch, double noise) {
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
    if (utterancesPerEpoch < 0) {
      throw new IllegalArgumentException(
          "utterancesPerEpoch must not be negative but is " + utterancesPerEpoch);
    }
    if (!(noise >= 0 && noise < 1)) {
      throw new IllegalArgumentException("noise must be in [0, 1) but is " + noise);
    }
  }

  /** Without noise. */
  public Sampling(Balance balance, int utterancesPerEpoch) {
    this(balance, utterancesPerEpoch, 0);
  }

  /** The settings {@code balance}, {@code utterancesPerEpoch} and {@code noise}. */
  public static Sampling from(Settings settings) {
    int perEpoch = settings.integer("utterancesPerEpoch", 0);
    if (perEpoch < 0) {
      throw settings.error("utterancesPerEpoch", "must not be negative but is " + perEpoch);
    }
    double noise = settings.number("noise", 0);
    if (!(noise >= 0 && noise < 1)) {
      throw settings.error("noise", "must be in [0, 1) but is " + noise);
    }
    Sampling sampling =
        new Sampling(settings.choice("balance", Balance.class, Balance.NONE), perEpoch, noise);
    settings.rejectUnknown();
    return sampling;
  }
}
