package io.nicebeach.teach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recording that does not sound like the others of its word: each is compared with what the
 * others have in common. It may be cut off, noisy or of another word.
 *
 * @param word what it was taught as
 * @param recording its index among the recordings of that word
 * @param soundsLike the taught word that it sounds more like; empty if none
 */
public record Doubt(String word, int recording, Optional<String> soundsLike) {
  /** Recordings of one word have more in common, those of two words less. */
  private static final double LEAST_SIMILARITY = 0.35;

  /** In words, to follow the name of the recording. */
  public String reason() {
    return soundsLike
        .map(other -> "sounds more like '" + other + "' than like the others of '" + word + "'")
        .orElse("does not sound like the others of '" + word + "'");
  }

  /** The doubts about all recordings, in the order of the words. */
  static List<Doubt> among(Map<String, Word> words) {
    Map<String, Centroid> centroids = new LinkedHashMap<>();
    words.forEach((text, word) -> centroids.put(text, word.centroid()));
    List<Doubt> doubts = new ArrayList<>();
    words.forEach(
        (text, word) -> {
          double[] similarities = word.similarities();
          for (int i = 0; i < similarities.length; i++) {
            Optional<String> closer = closer(word.points()[i], similarities[i], text, centroids);
            if (closer.isPresent() || similarities[i] < LEAST_SIMILARITY) {
              doubts.add(new Doubt(text, i, closer));
            }
          }
        });
    return doubts;
  }

  /** The other word that a point is closest to, if that is closer than its own. */
  private static Optional<String> closer(
      float[] point, double own, String word, Map<String, Centroid> centroids) {
    return centroids.entrySet().stream()
        .filter(other -> !other.getKey().equals(word))
        .filter(other -> other.getValue().similarity(point) > own)
        .max(Comparator.comparingDouble(other -> other.getValue().similarity(point)))
        .map(Map.Entry::getKey);
  }
}
