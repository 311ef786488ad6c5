package io.nicebeach.teach;

import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.Calibration.Curve;
import io.nicebeach.model.Model;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.Tensor;
import io.nicebeach.network.layers.Dense;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a network's last layer anew for taught words, in closed form: the logit of a word is
 * {@value #SHARPNESS} cos(point, centroid of its recordings), and that of all other words is the
 * same as if the cosine were {@value #BORDER}. So the softmax takes a recording for the word that
 * it is most similar to, if that is similar enough (Snell et al. 2017, "Prototypical Networks for
 * Few-shot Learning", with the cosine for the distance).
 *
 * @param base whose other layers stay
 * @param embedder of what goes into the last layer
 */
record LastLayer(Model base, Embedder embedder) {
  /** How quickly likely becomes unlikely: at 0.1 beyond the border it is 7 to 1. */
  private static final double SHARPNESS = 20;

  /**
   * A cosine that hardly any other word reaches. So a softmax above one half says how similar the
   * closest word is, whatever the second is like, and that rejects best.
   */
  private static final double BORDER = 0.7;

  /**
   * From the softmax's log odds to the confidence that means what it says where one in ten says
   * another word (Platt 1999): fitted to words and voices that the base words-en never heard, each
   * word taught by five recordings of five voices.
   */
  private static final Curve CONFIDENCE = new Curve(0.38, 2.26);

  /** The model of these words, at least one. */
  Model model(Map<String, Word> words) {
    List<String> tokens = new ArrayList<>(words.keySet());
    tokens.add(Alphabet.UNKNOWN);
    Alphabet alphabet = Alphabet.of(tokens);
    List<LayerSpec> layers = new ArrayList<>(embedder.spec().layers());
    layers.add(new Dense(tokens.size(), true));
    return new Model(
        base.features(),
        base.normalization(),
        new NetworkSpec(base.network().inputs(), layers),
        parameters(List.copyOf(words.values()), layers.size() - 1),
        Objective.of(Objective.Kind.CROSS_ENTROPY),
        alphabet,
        base.decoding().withWindow(0), // what is taught may be a few words in one breath
        Acceptance.calibrated(CONFIDENCE),
        examples(words),
        provenance(words));
  }

  private Parameters parameters(List<Word> words, int layer) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(embedder.parameters().tensors());
    tensors.put(layer + ".weight", weight(words));
    Tensor bias = Tensor.zeros(words.size() + 1);
    bias.values()[words.size()] = (float) (SHARPNESS * BORDER);
    tensors.put(layer + ".bias", bias);
    return new Parameters(tensors);
  }

  /** A row for each word, and one of zeros. */
  private Tensor weight(List<Word> words) {
    int width = embedder.width();
    double scale = SHARPNESS / Math.sqrt(width); // for the length of a point
    Tensor weight = Tensor.zeros(words.size() + 1, width);
    for (int word = 0; word < words.size(); word++) {
      float[] direction = words.get(word).centroid().direction();
      for (int i = 0; i < width; i++) {
        weight.values()[word * width + i] = (float) (scale * direction[i]);
      }
    }
    return weight;
  }

  private static Map<String, Tensor> examples(Map<String, Word> words) {
    Map<String, Tensor> examples = new LinkedHashMap<>();
    words.forEach((text, word) -> examples.put(text, word.toTensor()));
    return examples;
  }

  /** The base's, and how many recordings each word was taught with. */
  private Map<String, Object> provenance(Map<String, Word> words) {
    Map<String, Object> recordings = new LinkedHashMap<>();
    words.forEach((text, word) -> recordings.put(text, word.points().length));
    Map<String, Object> provenance = new LinkedHashMap<>(base.provenance());
    provenance.put("taught", recordings);
    return provenance;
  }
}
