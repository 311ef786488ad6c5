package io.nicebeach.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.model.Model;
import io.nicebeach.network.Tensor;
import io.nicebeach.text.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of the recordings that a word was taught with.
 *
 * @param points [recordings][versions][D]; a recording's first version is the unchanged one
 */
record Word(float[][][] points) {
  /** A recording whose every sample is closer to 0 than this, -60 dBFS, is silent. */
  private static final float QUIETEST = 1e-3f;

  /**
   * @throws IllegalArgumentException if a recording is silent or holds what is no finite number
   */
  static Word of(List<Audio> recordings, Embedder embedder) {
    float[][][] points = new float[recordings.size()][][];
    for (int i = 0; i < points.length; i++) {
      requireSound(recordings.get(i), i);
      points[i] = embedder.embed(recordings.get(i));
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
    for (float sample : recording.samples()) {
      if (!(Math.abs(sample) < QUIETEST)) { // what is no number is for the features to complain of
        return false;
      }
    }
    return true;
  }

  /** The words that were taught to {@code model}. */
  static Map<String, Word> of(Model model, int width) {
    Map<String, Word> words = new LinkedHashMap<>();
    model
        .examples()
        .forEach(
            (text, tensor) -> {
              if (!text.equals(Alphabet.UNKNOWN)) {
                words.put(text, of(text, tensor, width));
              }
            });
    return words;
  }

  /**
   * What {@link #toTensor} gave.
   *
   * @throws IllegalArgumentException if the tensor has another shape
   */
  static Word of(String text, Tensor tensor, int width) {
    int[] shape = tensor.shape();
    if (shape.length != 3 || shape[0] < 1 || shape[1] < 1 || shape[2] != width) {
      throw new IllegalArgumentException(
          "examples of '%s' must have the shape [recordings][versions][%d] but have %s"
              .formatted(text, width, Arrays.toString(shape)));
    }
    float[][][] points = new float[shape[0]][shape[1]][shape[2]];
    int from = 0;
    for (float[][] recording : points) {
      for (float[] point : recording) {
        System.arraycopy(tensor.values(), from, point, 0, point.length);
        from += point.length;
      }
    }
    return new Word(points);
  }

  Tensor toTensor() {
    int versions = points[0].length;
    int width = points[0][0].length;
    Tensor tensor = Tensor.zeros(points.length, versions, width);
    int to = 0;
    for (float[] point : all()) {
      System.arraycopy(point, 0, tensor.values(), to, width);
      to += width;
    }
    return tensor;
  }

  /** The points of all versions of all recordings. */
  List<float[]> all() {
    List<float[]> all = new ArrayList<>();
    for (float[][] recording : points) {
      all.addAll(List.of(recording));
    }
    return all;
  }

  int recordings() {
    return points.length;
  }

  /**
   * How similar each recording, as it is, is to what the others have in common: the cosine of the
   * angle to their centroid.
   */
  double[] similarities() {
    double[] similarities = new double[points.length];
    Arrays.setAll(similarities, i -> without(i).similarity(points[i][0]));
    return similarities;
  }

  /** The centroid of all recordings but one, or of that alone. */
  private Centroid without(int recording) {
    List<float[]> others = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (i != recording || points.length == 1) {
        others.addAll(List.of(points[i]));
      }
    }
    return Centroid.of(others);
  }

  Centroid centroid() {
    return Centroid.of(all());
  }
}
