package io.nicebeach.model;

import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.Aligner;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.decode.Decoders;
import io.nicebeach.decode.Guidance;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Softmax;
import io.nicebeach.text.Alphabet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param decoding how a CTC network's outputs become text
 * @param acceptance when it stands by what it heard
 * @param examples of a model that words were taught to: for each of its outputs the embeddings
 *     [examples][width] that its last layer was fitted to; empty for any other
 * @param provenance recipe, seed, data, versions and measured accuracy, as a tree for people
 */
public record Model(
    FeatureSettings features,
    Normalization normalization,
    NetworkSpec network,
    Parameters parameters,
    Objective objective,
    Alphabet alphabet,
    DecoderSettings decoding,
    Acceptance acceptance,
    Map<String, Tensor> examples,
    Map<String, ?> provenance) {
  /**
   * @throws IllegalArgumentException if the parts do not fit each other
   */
  public Model {
    requireEqual("normalization's bins", normalization.bins(), "features' bins", features.bins());
    requireFit(features, network, objective);
    requireBlank(alphabet, objective);
    decoding.requireFit(objective);
    requireEqual("network's outputs", network.outputs(), "alphabet's tokens", alphabet.size());
    Network.requireFit(network, parameters);
    examples = Collections.unmodifiableMap(new LinkedHashMap<>(examples));
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** With the usual decoder and acceptance. */
  public Model(
      FeatureSettings features,
      Normalization normalization,
      NetworkSpec network,
      Parameters parameters,
      Objective objective,
      Alphabet alphabet,
      Map<String, ?> provenance) {
    this(
        features,
        normalization,
        network,
        parameters,
        objective,
        alphabet,
        DecoderSettings.greedy(),
        Acceptance.usual(alphabet),
        provenance);
  }

  /** Without examples: a model that was trained. */
  public Model(
      FeatureSettings features,
      Normalization normalization,
      NetworkSpec network,
      Parameters parameters,
      Objective objective,
      Alphabet alphabet,
      DecoderSettings decoding,
      Acceptance acceptance,
      Map<String, ?> provenance) {
    this(
        features,
        normalization,
        network,
        parameters,
        objective,
        alphabet,
        decoding,
        acceptance,
        Map.of(),
        provenance);
  }

  /**
   * Makes sure that a network takes those features and puts out what the objective needs: one frame
   * an utterance for a classifier, a frame for every so many frames of sound for CTC, one for each
   * of them where frames are learnt.
   *
   * @throws IllegalArgumentException naming both sizes
   */
  public static void requireFit(
      FeatureSettings features, NetworkSpec network, Objective objective) {
    requireEqual("network's inputs", network.inputs(), "features' bins", features.bins());
    switch (objective.kind()) {
      case CTC -> requireLogitsInTime(network, "ctc");
      case FRAMES -> {
        requireLogitsInTime(network, "frames");
        requireEqual("network's stride", network.stride(), "frames of sound to a label", 1);
      }
      case CROSS_ENTROPY, SQUARED_ERROR, OLAND -> requireOneFrame(features, network);
    }
  }

  private static void requireOneFrame(FeatureSettings features, NetworkSpec network) {
    boolean oneFrameIn = features.framing().frames() == FeatureSettings.Frames.FIRST;
    Shape output = network.output();
    if (output.frames() != 1 && !(oneFrameIn && !output.hasFixedFrames())) {
      throw new IllegalArgumentException(
          "network must put out one frame per utterance but puts out "
              + output
              + "; add a pool, or a resize and a flatten, before its last layer");
    }
  }

  private static void requireLogitsInTime(NetworkSpec network, String objective) {
    if (network.output().hasFixedFrames()) {
      throw new IllegalArgumentException(
          "network must put out more frames for a longer utterance, for "
              + objective
              + ", but puts out "
              + network.output()
              + "; leave out what sums up or resizes an utterance");
    }
    List<LayerSpec> layers = network.layers();
    if (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof Softmax) {
      throw new IllegalArgumentException(
          "network must put out logits for "
              + objective
              + " but ends in a softmax; leave that out");
    }
  }

  private static void requireBlank(Alphabet alphabet, Objective objective) {
    boolean ctc = objective.kind() == Objective.Kind.CTC;
    if (alphabet.hasBlank() != ctc) {
      throw new IllegalArgumentException(
          "alphabet must %s with %s for this objective but is %s"
              .formatted(ctc ? "begin" : "not begin", Alphabet.BLANK, alphabet));
    }
  }

  /** The decoder of this model's outputs; its times count from the first frame of the features. */
  public Decoder decoder() {
    return decoder(decoding, Guidance.NONE);
  }

  /**
   * Another decoder of this model's outputs.
   *
   * @throws IllegalArgumentException if the network cannot write any of the guidance's words
   */
  public Decoder decoder(DecoderSettings settings, Guidance guidance) {
    return Decoders.of(network, objective, alphabet, settings, guidance, 1 / features.frameRate());
  }

  /**
   * Finds words in this model's outputs; its times count from the first frame of the features.
   *
   * @throws IllegalArgumentException if the model is a classifier
   */
  public Aligner aligner() {
    return new Aligner(alphabet, secondsPerOutput());
  }

  /** From one output of the network to the next, in seconds. */
  public double secondsPerOutput() {
    return network.stride() / features.frameRate();
  }

  private static void requireEqual(String what, int size, String other, int expected) {
    if (size != expected) {
      throw new IllegalArgumentException(
          "the %s must be as many as the %s, %d, but are %d"
              .formatted(what, other, expected, size));
    }
  }

  /**
   * The same model with other weights.
   *
   * @throws IllegalArgumentException if they are not those of its network
   */
  public Model withParameters(Parameters changed) {
    return copy(changed, decoding, acceptance, provenance);
  }

  /** The same model with one more fact about where it comes from. */
  public Model with(String key, Object fact) {
    Map<String, Object> extended = new LinkedHashMap<>(provenance);
    extended.put(key, fact);
    return copy(parameters, decoding, acceptance, extended);
  }

  /** The same model with another judgement of what it heard. */
  public Model with(Acceptance other) {
    return copy(parameters, decoding, other, provenance);
  }

  /**
   * The same model with another way from its outputs to text.
   *
   * @throws IllegalArgumentException if that is not for its objective
   */
  public Model with(DecoderSettings other) {
    return copy(parameters, other, acceptance, provenance);
  }

  private Model copy(
      Parameters weights, DecoderSettings search, Acceptance judgement, Map<String, ?> facts) {
    return new Model(
        features,
        normalization,
        network,
        weights,
        objective,
        alphabet,
        search,
        judgement,
        examples,
        facts);
  }
}
