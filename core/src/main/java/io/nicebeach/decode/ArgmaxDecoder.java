package io.nicebeach.decode;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.network.Batch;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.layers.Softmax;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decoder of a classifier of isolated words (T' = 1): the word with the largest output.
 *
 * <p>Outputs become probabilities as the objective trained them: logits through the softmax after
 * cross-entropy, unless the network's last layer is a softmax itself; after a squared error an
 * output estimates its class's probability times the target scale directly (Richard and Lippmann
 * 1991), so it is divided and clipped.
 */
public final class ArgmaxDecoder implements Decoder {
  private static final int NONE = -1;

  private final Alphabet alphabet;
  private final boolean[] noWord;
  private final boolean logits;
  private final double scale;

  private ArgmaxDecoder(Alphabet alphabet, boolean logits, double scale) {
    this.alphabet = alphabet;
    this.noWord = new boolean[alphabet.size()];
    for (int token = 0; token < noWord.length; token++) {
      noWord[token] = Alphabet.isNoWord(alphabet.token(token));
    }
    this.logits = logits;
    this.scale = scale;
  }

  /**
   * The decoder of what {@code network} puts out.
   *
   * @param objective what the network was trained for
   * @throws IllegalArgumentException if that is no classifier's
   */
  public static ArgmaxDecoder of(NetworkSpec network, Objective objective, Alphabet alphabet) {
    return switch (objective.kind()) {
      case CROSS_ENTROPY -> new ArgmaxDecoder(alphabet, !endsInSoftmax(network), 1);
      case SQUARED_ERROR, OLAND -> new ArgmaxDecoder(alphabet, false, objective.targetScale());
      case CTC, FRAMES ->
          throw new IllegalArgumentException(
              "objective must be a classifier's, such as cross-entropy, but is "
                  + Settings.nameOf(objective.kind()));
    };
  }

  private static boolean endsInSoftmax(NetworkSpec network) {
    List<LayerSpec> layers = network.layers();
    return !layers.isEmpty() && layers.get(layers.size() - 1) instanceof Softmax;
  }

  /**
   * The word with the largest output, and all others in the order of theirs; of the tokens that
   * stand for no word to be answered only the likeliest, for there can be a thousand.
   *
   * @throws IllegalArgumentException if an output is not finite, or they are not one for each word
   */
  @Override
  public List<Hypothesis> decode(Batch outputs) {
    if (outputs.bins() != alphabet.size() || outputs.maxFrames() != 1) {
      throw new IllegalArgumentException(
          "outputs must be 1 x %d per utterance but are %d x %d"
              .formatted(alphabet.size(), outputs.maxFrames(), outputs.bins()));
    }
    List<Hypothesis> hypotheses = new ArrayList<>(outputs.size());
    for (int i = 0; i < outputs.size(); i++) {
      hypotheses.add(hypothesis(outputs.values(), outputs.offset(i)));
    }
    return hypotheses;
  }

  private Hypothesis hypothesis(float[] outputs, int offset) {
    double[] probabilities = probabilities(outputs, offset);
    List<Alternative> ranked = new ArrayList<>();
    int other = NONE;
    for (int token = 0; token < probabilities.length; token++) {
      if (!noWord[token]) {
        ranked.add(new Alternative(alphabet.token(token), probabilities[token]));
      } else if (other == NONE || probabilities[token] > probabilities[other]) {
        other = token;
      }
    }
    if (other != NONE) {
      ranked.add(new Alternative(alphabet.token(other), probabilities[other]));
    }
    ranked.sort(Comparator.comparingDouble(Alternative::confidence).reversed());
    Alternative best = ranked.get(0);
    return new Hypothesis(best.text(), best.confidence(), ranked.subList(1, ranked.size()));
  }

  private double[] probabilities(float[] outputs, int offset) {
    double[] scores = new double[alphabet.size()];
    for (int token = 0; token < scores.length; token++) {
      scores[token] = outputs[offset + token];
      if (!Double.isFinite(scores[token])) {
        throw new IllegalArgumentException(
            "outputs must be finite numbers but that of '%s' is %s"
                .formatted(alphabet.token(token), scores[token]));
      }
    }
    return logits ? softmax(scores) : shares(scores);
  }

  private double[] shares(double[] scores) {
    for (int token = 0; token < scores.length; token++) {
      scores[token] = Math.min(1, Math.max(0, scores[token] / scale));
    }
    return scores;
  }

  private static double[] softmax(double[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      largest = Math.max(largest, logit);
    }
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.exp(logits[i] - largest);
      sum += logits[i];
    }
    for (int i = 0; i < logits.length; i++) {
      logits[i] /= sum;
    }
    return logits;
  }
}
