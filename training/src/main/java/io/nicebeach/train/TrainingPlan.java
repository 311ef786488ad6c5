package io.nicebeach.train;

import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.settings.Settings;
import java.util.OptionalDouble;

/**
 * How long and in which portions a network learns.
 *
 * @param epochs after each the network is tested on the development part, logged and saved
 * @param passes how often an epoch goes through the training part
 * @param batchSize utterances per step; 0 for all at once
 * @param bucketing whether utterances of about the same length share a batch
 * @param keep which epoch's weights become the model
 * @param developmentShare of the training part set apart to choose the best epoch, in [0, 1)
 * @param patience how many epochs in a row without a better one end the training; 0 for no such end
 * @param listing whether every row's label and what is predicted for it are printed, as the post
 *     did
 * @param margin what is kept before and after the speech while the network learns, in seconds, in
 *     the place of {@code features.trim.margin}; empty for the same
 * @param precision of the model's weights; learning itself is done in single precision
 */
public record TrainingPlan(
    int epochs,
    int passes,
    int batchSize,
    boolean bucketing,
    Keep keep,
    double developmentShare,
    int patience,
    boolean listing,
    OptionalDouble margin,
    Precision precision) {
  /** Which weights become the model. */
  public enum Keep {
    /** Those of the best epoch on the development part. */
    BEST,
    /** Those after the last epoch. */
    LAST
  }

  public TrainingPlan {
    if (epochs < 1 || passes < 1 || batchSize < 0) {
      throw new IllegalArgumentException(
          "epochs and passes must be at least 1 and batchSize not negative but they are %d, %d, %d"
              .formatted(epochs, passes, batchSize));
    }
    if (!(developmentShare >= 0 && developmentShare < 1)) {
      throw new IllegalArgumentException(
          "developmentShare must be in [0, 1) but is " + developmentShare);
    }
    if (patience < 0 || patience > 0 && keep == Keep.LAST) {
      throw new IllegalArgumentException(
          "patience must be at least 0 and 0 where the last epoch is kept but is " + patience);
    }
  }

  static TrainingPlan from(Settings settings) {
    TrainingPlan plan =
        new TrainingPlan(
            settings.integer("epochs"),
            settings.integer("passes", 1),
            settings.text("batchSize").equals("all") ? 0 : settings.integer("batchSize"),
            settings.flag("bucketing", false),
            settings.choice("keep", Keep.class, Keep.BEST),
            settings.number("developmentShare", 0.1),
            settings.integer("patience", 0),
            settings.flag("listing", false),
            settings.has("margin")
                ? OptionalDouble.of(settings.number("margin"))
                : OptionalDouble.empty(),
            settings.choice("precision", Precision.class, Precision.SINGLE));
    settings.rejectUnknown();
    return plan;
  }
}
