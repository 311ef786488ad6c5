package io.nicebeach.model;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Shape;
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
  /**
   * @throws IllegalArgumentException if the parts do not fit each other
   */
  public Model {
    requireEqual("normalization's bins", normalization.bins(), "features' bins", features.bins());
    requireFit(features, network);
    requireEqual("network's outputs", network.outputs(), "alphabet's tokens", alphabet.size());
    Network.requireFit(network, parameters);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /**
   * Makes sure that a network takes those features and answers an utterance with one frame, a
   * classifier's scores.
   *
   * @throws IllegalArgumentException naming both sizes
   */
  public static void requireFit(FeatureSettings features, NetworkSpec network) {
    requireEqual("network's inputs", network.inputs(), "features' bins", features.bins());
    boolean oneFrameIn = features.framing().frames() == FeatureSettings.Frames.FIRST;
    Shape output = network.output();
    if (output.frames() != 1 && !(oneFrameIn && !output.hasFixedFrames())) {
      throw new IllegalArgumentException(
          "network must put out one frame per utterance but puts out "
              + output
              + "; add a pool, or a resize and a flatten, before its last layer");
    }
  }

  private static void requireEqual(String what, int size, String other, int expected) {
    if (size != expected) {
      throw new IllegalArgumentException(
          "the %s must be as many as the %s, %d, but are %d"
              .formatted(what, other, expected, size));
    }
  }

  /** The same model with one more fact about where it comes from. */
  public Model with(String key, Object fact) {
    Map<String, Object> extended = new LinkedHashMap<>(provenance);
    extended.put(key, fact);
    return new Model(features, normalization, network, parameters, objective, alphabet, extended);
  }
}
