package io.nicebeach.model;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.text.Alphabet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained recogniser: all that turns sound into text, and where it comes from. The features that
 * it learnt from travel with it, so it can never be fed with others.
 *
 * @param features how sound becomes features
 * @param normalization of the features, from the training part
 * @param network what the features go through
 * @param parameters the network's weights
 * @param objective what they were trained for, which says what the outputs mean
 * @param alphabet what the outputs stand for
 * @param provenance recipe, seed, data, versions and measured accuracy, as a tree for people
 */
public record Model(
    FeatureSettings features,
    Normalization normalization,
    NetworkSpec network,
    Parameters parameters,
    Objective objective,
    Alphabet alphabet,
    Map<String, ?> provenance) {
  public Model {
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** The same model with one more fact about where it comes from. */
  public Model with(String key, Object fact) {
    Map<String, Object> extended = new LinkedHashMap<>(provenance);
    extended.put(key, fact);
    return new Model(features, normalization, network, parameters, objective, alphabet, extended);
  }
}
