package io.nicebeach.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.SoundLevel;
import io.nicebeach.model.Model;
import io.nicebeach.network.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of the recordings that a word was taught with.
 *
 * @param points [recordings][D], at least one
 */
record Word(float[][] points) {
  /** A recording whose every sample is closer to 0 than this, -60 dBFS, is silent. */
  private static final float QUIETEST = 1e-3f;

  /**
   * @throws IllegalArgumentException if a recording is silent or holds what is no finite number
   */
  static Word of(List<Audio> recordings, Embedder embedder) {
    float[][] points = new float[recordings.size()][];
    for (int i = 0; i < points.length; i++) {
      requireSound(recordings.get(i), i);
      points[i] = embedder.point(recordings.get(i));
    }
    return new Word(points);
  }

  private static void requireSound(Audio recording, int index) {
    if (isSilent(recording)) {
      throw new IllegalArgumentException(
          "recording %d of %.2f s must not be silent; record it again"
              .formatted(index + 1, recording.seconds()));
    }
  }

  static boolean isSilent(Audio recording) {
    return SoundLevel.of(recording).peak() < QUIETEST; // NaN is not: the features complain of it
  }

  /**
   * The words that were taught to {@code model}.
   *
   * @param width D
   * @throws IllegalArgumentException if its examples are no points of that width
   */
  static Map<String, Word> of(Model model, int width) {
    Map<String, Word> words = new LinkedHashMap<>();
    model.examples().forEach((text, tensor) -> words.put(text, of(text, tensor, width)));
    return words;
  }

  private static Word of(String text, Tensor tensor, int width) {
    int[] shape = tensor.shape();
    if (shape.length != 2 || shape[0] < 1 || shape[1] != width) {
      throw new IllegalArgumentException(
          "examples of '%s' must have the shape [recordings][%d] but have %s"
              .formatted(text, width, Arrays.toString(shape)));
    }
    float[][] points = new float[shape[0]][];
    for (int i = 0; i < points.length; i++) {
      points[i] = Arrays.copyOfRange(tensor.values(), i * width, (i + 1) * width);
    }
    return new Word(points);
  }

  /** The points, [recordings][D]. */
  Tensor toTensor() {
    Tensor tensor = Tensor.zeros(points.length, width());
    for (int i = 0; i < points.length; i++) {
      System.arraycopy(points[i], 0, tensor.values(), i * width(), width());
    }
    return tensor;
  }

  /** D. */
  int width() {
    return points[0].length;
  }

  Centroid centroid() {
    return Centroid.of(List.of(points));
  }

  /** How similar each recording is to the centroid of the others; 1 if there are none. */
  double[] similarities() {
    double[] similarities = new double[points.length];
    Arrays.setAll(similarities, i -> without(i).similarity(points[i]));
    return similarities;
  }

  private Centroid without(int recording) {
    List<float[]> others = new ArrayList<>(List.of(points));
    if (others.size() > 1) {
      others.remove(recording);
    }
    return Centroid.of(others);
  }
}
