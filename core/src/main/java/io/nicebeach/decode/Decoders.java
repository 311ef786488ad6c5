package io.nicebeach.decode;

import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.text.Alphabet;

/** Chooses the decoder that understands what a network puts out. */
public final class Decoders {
  private Decoders() {}

  /**
   * The decoder for a network.
   *
   * @param objective what the network was trained for
   * @param settings of the search, where there is one
   * @param guidance what a beam search knows of the language
   * @param secondsPerFrame from one frame that goes into the network to the next
   * @throws IllegalArgumentException if the network labels frames, which are no text
   */
  public static Decoder of(
      NetworkSpec network,
      Objective objective,
      Alphabet alphabet,
      DecoderSettings settings,
      Guidance guidance,
      double secondsPerFrame) {
    return switch (objective.kind()) {
      case CROSS_ENTROPY, SQUARED_ERROR, OLAND -> ArgmaxDecoder.of(network, objective, alphabet);
      case FRAMES ->
          throw new IllegalArgumentException(
              "the model tells where somebody speaks but not what: it is for the speech detector");
      case CTC ->
          switch (settings.kind()) {
            case GREEDY ->
                new GreedyDecoder(
                    alphabet, settings.blankPenalty(), network.stride() * secondsPerFrame);
            case BEAM ->
                new BeamDecoder(alphabet, settings, guidance, network.stride() * secondsPerFrame);
          };
    };
  }
}
