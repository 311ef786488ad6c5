package io.nicebeach.report;

import io.nicebeach.evaluate.CrossValidation;
import java.util.Map;

/**
 * All that the page of a cross-validation tells.
 *
 * @param title the headline, such as the recipe's name
 * @param subtitle one line below it
 * @param inNoise the same folds tested in noise, by the ratio of speech to noise in dB; may be
 *     empty
 * @param provenance settings, seed, hashes and versions; values may be trees of maps and lists
 */
public record CrossValidationReport(
    String title,
    String subtitle,
    CrossValidation validation,
    Map<Double, CrossValidation> inNoise,
    Map<String, ?> provenance) {}
