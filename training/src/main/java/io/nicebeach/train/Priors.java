package io.nicebeach.train;

import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.text.Alphabet;
import java.util.List;

/**
 * How much more often silence, of whatever kind, is heard in use than it was in training. What is k
 * times as frequent is k times as likely before anything was heard (Saerens, Latinne and
 * Decaestecker 2002), so log k is added to its logits: to the biases of the last layer, where every
 * reader of the model's file finds it.
 *
 * @param silence k, above 0; 1 changes nothing
 */
public record Priors(double silence) {
  /**
   * Makes sure that they can be given to such a network.
   *
   * @throws IllegalArgumentException if its last layer's outputs are no logits with biases
   */
  void requireFit(NetworkSpec network, Objective objective) {
    if (silence != 1
        && !(objective.kind() == Objective.Kind.CROSS_ENTROPY
            && last(network) instanceof Dense dense
            && dense.bias() == Dense.Bias.TRUE)) {
      throw new IllegalArgumentException(
          "'acceptance.silence' needs cross-entropy and a network that ends in a dense layer with"
              + " 'bias: true'");
    }
  }

  /** The parameters with the biases of silence raised; the others are those of {@code trained}. */
  Parameters applied(NetworkSpec network, Parameters trained, Alphabet alphabet) {
    if (silence == 1) {
      return trained;
    }
    Parameters changed = trained.copy();
    float[] biases = changed.get(network.layers().size() - 1 + ".bias").values();
    for (int token = 0; token < biases.length; token++) {
      if (Alphabet.isSilence(alphabet.token(token))) {
        biases[token] += (float) Math.log(silence);
      }
    }
    return changed;
  }

  private static LayerSpec last(NetworkSpec network) {
    List<LayerSpec> layers = network.layers();
    return layers.get(layers.size() - 1);
  }
}
