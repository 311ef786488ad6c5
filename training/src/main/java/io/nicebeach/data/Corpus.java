package io.nicebeach.data;

import io.nicebeach.text.EditDistance;
import io.nicebeach.text.Transcripts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Labelled recordings as they lie on disk.
 *
 * @param name for people and provenance: the folder's name
 * @param root where it lies: the folder, or the manifest
 * @param utterances in a fixed order, the same on every machine
 * @param official the part to which the corpus's makers assigned a file; files that are missing
 *     here have none
 * @param noise recordings without speech that came along, for augmentation
 * @param unlabelled recordings that the layout gives no transcript for
 */
public record Corpus(
    String name,
    Path root,
    List<Utterance> utterances,
    Map<Path, Part> official,
    List<Path> noise,
    List<Path> unlabelled) {
  public Corpus {
    utterances = List.copyOf(utterances);
    official = Map.copyOf(official);
    noise = List.copyOf(noise);
    unlabelled = List.copyOf(unlabelled);
  }

  /** A corpus of nothing but utterances. */
  public static Corpus of(String name, Path root, List<Utterance> utterances) {
    return new Corpus(name, root, utterances, Map.of(), List.of(), List.of());
  }

  /**
   * Several corpora as one; a speaker's name means the same person in each.
   *
   * @param corpora at least one
   */
  public static Corpus join(List<Corpus> corpora) {
    Corpus first = corpora.get(0);
    if (corpora.size() == 1) {
      return first;
    }
    List<Utterance> utterances = new ArrayList<>();
    Map<Path, Part> official = new LinkedHashMap<>();
    List<Path> noise = new ArrayList<>();
    List<Path> unlabelled = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Corpus corpus : corpora) {
      names.add(corpus.name);
      utterances.addAll(corpus.utterances);
      official.putAll(corpus.official);
      noise.addAll(corpus.noise);
      unlabelled.addAll(corpus.unlabelled);
    }
    return new Corpus(String.join("+", names), first.root, utterances, official, noise, unlabelled);
  }

  /** The same corpus with other utterances: some of its own, or its own changed. */
  public Corpus with(List<Utterance> others) {
    return new Corpus(name, root, others, official, noise, unlabelled);
  }

  /**
   * The corpus without what some speakers say.
   *
   * @param excluded their names; one that ends in {@code *} means all that begin so
   * @throws CorpusException if the corpus has none of such a name, or nothing is left
   */
  public Corpus without(List<String> excluded) throws CorpusException {
    List<Utterance> kept = utterances;
    for (String name : excluded) {
      Partition cut = Partition.of(kept, utterance -> isNamed(utterance.speaker(), name));
      if (cut.chosen().isEmpty()) {
        String cure =
            EditDistance.suggestion(name, speakers())
                .map(s -> "did you mean '" + s + "'?")
                .orElse("it has " + speakers().size() + " others");
        throw new CorpusException(root, "has no speaker '" + name + "' to exclude", cure);
      }
      kept = cut.rest();
    }
    if (kept.isEmpty()) {
      throw new CorpusException(root, "has nobody but those excluded", "exclude fewer");
    }
    return with(kept);
  }

  /**
   * The corpus without the recordings that say these words.
   *
   * @throws CorpusException if nobody says one of them
   */
  public Corpus withoutWords(List<String> words) throws CorpusException {
    List<Utterance> kept = utterances;
    for (String word : words) {
      Partition cut = Partition.of(kept, utterance -> utterance.text().equals(word));
      if (cut.chosen().isEmpty()) {
        throw new CorpusException(root, "nobody says '" + word + "'", "do not leave it out");
      }
      kept = cut.rest();
    }
    return with(kept);
  }

  private static boolean isNamed(String speaker, String name) {
    return name.endsWith("*")
        ? speaker.startsWith(name.substring(0, name.length() - 1))
        : speaker.equals(name);
  }

  /** The distinct transcripts, digits in the order of their values, the rest by spelling. */
  public List<String> labels() {
    return labels(utterances);
  }

  /**
   * Whether these are sentences and not labels: there are some of several words, and a transcript
   * is said fewer than three times on average.
   */
  public static boolean isRunningSpeech(List<Utterance> utterances) {
    return utterances.stream().anyMatch(u -> u.text().contains(" "))
        && utterances.size() < 3 * labels(utterances).size();
  }

  /** The distinct speakers that are known, by name. */
  public List<String> speakers() {
    return speakers(utterances);
  }

  /** The distinct transcripts of utterances, in the order of {@link #labels()}. */
  public static List<String> labels(List<Utterance> utterances) {
    TreeSet<String> labels = new TreeSet<>(Transcripts.ORDER);
    utterances.forEach(u -> labels.add(u.text()));
    return List.copyOf(labels);
  }

  /** The distinct speakers of utterances that are known, by name. */
  public static List<String> speakers(List<Utterance> utterances) {
    TreeSet<String> speakers = new TreeSet<>();
    utterances.forEach(u -> speakers.add(u.speaker()));
    speakers.remove("");
    return List.copyOf(speakers);
  }
}
