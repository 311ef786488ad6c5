package io.nicebeach.data.sample;

import io.nicebeach.settings.Settings;

/**
 * How an epoch is drawn.
 *
 * @param balance what is drawn equally often within a source
 * @param utterancesPerEpoch how many are drawn; 0 for so many that those of the main corpus are
 *     heard once
 */
public record Sampling(Balance balance, int utterancesPerEpoch) {
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
  }

  /** The settings {@code balance} and {@code utterancesPerEpoch}. */
  public static Sampling from(Settings settings) {
    int perEpoch = settings.integer("utterancesPerEpoch", 0);
    if (perEpoch < 0) {
      throw settings.error("utterancesPerEpoch", "must not be negative but is " + perEpoch);
    }
    Sampling sampling =
        new Sampling(settings.choice("balance", Balance.class, Balance.NONE), perEpoch);
    settings.rejectUnknown();
    return sampling;
  }
}
