package io.nicebeach.decode;

import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Objective;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decoder of a classifier of isolated words (T' = 1): the word with the largest output.
 *
 * <p>Outputs become probabilities as the objective trained them: logits through the softmax after
 * cross-entropy; after a squared error an output estimates its class's probability times the target
 * scale directly (Richard and Lippmann 1991), so it is divided and clipped.
 */
public final class ArgmaxDecoder implements Decoder {
  private final Alphabet alphabet;
  private final Objective objective;

  public ArgmaxDecoder(Alphabet alphabet, Objective objective) {
    this.alphabet = alphabet;
    this.objective = objective;
  }

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
    List<Alternative> ranked = new ArrayList<>(alphabet.size());
    double[] probabilities = probabilities(outputs, offset);
    for (int token = 0; token < alphabet.size(); token++) {
      ranked.add(new Alternative(alphabet.token(token), probabilities[token]));
    }
    ranked.sort(Comparator.comparingDouble(Alternative::confidence).reversed());
    Alternative best = ranked.get(0);
    return new Hypothesis(best.text(), best.confidence(), ranked.subList(1, ranked.size()));
  }

  private double[] probabilities(float[] outputs, int offset) {
    double[] probabilities = new double[alphabet.size()];
    for (int token = 0; token < probabilities.length; token++) {
      probabilities[token] = outputs[offset + token];
    }
    if (objective.kind() == Objective.Kind.CROSS_ENTROPY) {
      softmax(probabilities);
    } else {
      for (int token = 0; token < probabilities.length; token++) {
        double share = probabilities[token] / objective.targetScale();
        probabilities[token] = Math.min(1, Math.max(0, share));
      }
    }
    return probabilities;
  }

  private static void softmax(double[] logits) {
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
  }
}
