package io.nicebeach.report;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Stretch;
import java.util.List;
import java.util.Optional;

/**
 * One recording's way through a model, forward to the answer and back from its error.
 *
 * @param file the recording's name
 * @param found the part of a long recording in which a classifier found its word, and all that
 *     follows is of that part; empty where it heard the recording as a whole
 * @param audio the recording, or that part of it, as it was read
 * @param settings how it became features
 * @param features what the network gets to see
 * @param layers what each layer made of that, from the first to the last
 * @param words what the outputs stand for
 * @param answer what {@code transcribe} prints for it
 * @param heard the same with its confidence, which is calibrated
 * @param outputs the likeliest of all that a classifier's outputs stand for, words or not, with its
 *     probability as the network gives it; of a CTC network the same as {@code heard}
 * @param posteriors what a CTC network says of each moment; empty for a classifier
 * @param back the way back; empty where this program cannot train such a network itself
 */
public record Explanation(
    String file,
    Optional<Stretch> found,
    Audio audio,
    FeatureSettings settings,
    Features features,
    List<LayerView> layers,
    List<String> words,
    String answer,
    Recognition heard,
    Hypothesis outputs,
    Optional<Posteriors> posteriors,
    Optional<WayBack> back) {
  public Explanation {
    layers = List.copyOf(layers);
    words = List.copyOf(words);
  }

  /**
   * One layer.
   *
   * @param name its place and kind, such as {@code 1 dense}
   * @param output what came out of it
   * @param error the derivative of the loss by each number of that; empty where the loss includes
   *     the layer, and where there is no way back
   */
  public record LayerView(String name, Features output, Optional<Features> error) {}

  /**
   * The error, and what follows from it.
   *
   * @param said the transcript that the error is measured against
   * @param loss the error, of a classifier against the plain one-hot target
   * @param slopes its derivative by each number of the features
   * @param saliency minus that, averaged over copies with noise: how much more of each number would
   *     speak for what was said
   * @param weights its derivative by the weights
   * @param step what a step against the gradient does to the loss
   */
  public record WayBack(
      String said,
      double loss,
      Features slopes,
      Features saliency,
      List<WeightView> weights,
      Step step) {
    public WayBack {
      weights = List.copyOf(weights);
    }
  }

  /**
   * One array of weights.
   *
   * @param name such as {@code 1.weight}
   * @param shape such as {@code 64 x 280}
   * @param weight the root of the mean of the squared weights
   * @param gradient the same of the loss's derivatives by them
   */
  public record WeightView(String name, String shape, double weight, double gradient) {}

  /**
   * One step of gradient descent on this recording alone.
   *
   * @param norm the gradient's length
   * @param rate the learning rate, which would lower the loss by a tenth if it were a straight line
   * @param expected the loss if it were one
   * @param actual the loss after the step
   */
  public record Step(double norm, double rate, double expected, double actual) {}
}
