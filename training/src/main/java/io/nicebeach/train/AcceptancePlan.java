package io.nicebeach.train;

import io.nicebeach.settings.Settings;
import java.util.OptionalDouble;

/**
 * How a model is to judge what it hears.
 *
 * @param accept the share of utterances by speakers of the development part that it is to accept,
 *     in (0, 1]: its threshold is fitted to that, and its confidence calibrated; empty: not
 * @param priors how often it hears silence in use
 */
public record AcceptancePlan(OptionalDouble accept, Priors priors) {
  static AcceptancePlan from(Settings settings) {
    OptionalDouble accept =
        settings.has("accept")
            ? OptionalDouble.of(settings.number("accept"))
            : OptionalDouble.empty();
    double silence = settings.number("silence", 1);
    settings.rejectUnknown();
    if (accept.isPresent() && !(accept.getAsDouble() > 0 && accept.getAsDouble() <= 1)) {
      throw settings.error("accept", "must be in (0, 1] but is " + accept.getAsDouble());
    }
    if (!(silence > 0 && silence < Double.POSITIVE_INFINITY)) {
      throw settings.error("silence", "must be a positive number but is " + silence);
    }
    return new AcceptancePlan(accept, new Priors(silence));
  }
}
