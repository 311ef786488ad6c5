package io.nicebeach.teach;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.model.ModelFormatException;
import io.nicebeach.model.NamedModels;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Transcripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of one's own: from a few recordings of each word to a recogniser of just these words, which
 * rejects all others. The layers of a trained network stay as they are and turn each recording into
 * a point; only the last layer is made anew, in a moment, whenever words come or go (few-shot
 * learning on fixed embeddings: Chen et al. 2019, "A Closer Look at Few-shot Classification").
 *
 * <p>Recordings are not kept, only their points, and {@link #save} writes these too, so words can
 * be added and removed later. Safe for any number of threads; a recogniser that was handed out
 * never changes.
 */
public final class Enrolment {
  /** The least recordings of a word; with five or more it is recognised better. */
  public static final int FEWEST = 3;

  /** The most letters of a word; longer ones are mistakes. */
  private static final int LONGEST = 1000;

  private final Embedder embedder;
  private final LastLayer lastLayer;
  private final Map<String, Word> words;

  private Enrolment(Model base) {
    embedder = new Embedder(base);
    lastLayer = new LastLayer(base, embedder);
    words = Word.of(base, embedder.width());
  }

  /**
   * An enrolment on a trained model, with no words yet, or on a model that words were taught to,
   * with these.
   *
   * @throws IllegalArgumentException if its network does not end in layer-norm and dense
   */
  public static Enrolment on(Model base) {
    return new Enrolment(base);
  }

  /**
   * An enrolment on a model that comes with the application: {@code words-en}.
   *
   * @throws IOException if there is none of that name, or it cannot be taught
   */
  public static Enrolment named(String base) throws IOException {
    return usable(NamedModels.read(base), base);
  }

  /**
   * An enrolment with the words that {@link #save} wrote.
   *
   * @throws IOException if there is no such file or it cannot be taught; the message says why
   */
  public static Enrolment load(Path file) throws IOException {
    return usable(ModelFile.read(file), file.toString());
  }

  private static Enrolment usable(Model base, String name) throws ModelFormatException {
    try {
      return new Enrolment(base);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Teaches a word, or a few words said in one breath.
   *
   * @param text how it is to be written
   * @param recordings of it, at least {@value #FEWEST}, any rate; nothing else is said in them
   * @throws IllegalArgumentException if there are too few, one of them is silent or not finite, or
   *     the word is taught already
   */
  public void add(String text, List<Audio> recordings) {
    String word = requireWord(text);
    if (recordings.size() < FEWEST) {
      throw new IllegalArgumentException(
          "recordings of '%s' must be at least %d but are %d"
              .formatted(word, FEWEST, recordings.size()));
    }
    Word learnt = Word.of(recordings, embedder);
    synchronized (words) {
      if (words.putIfAbsent(word, learnt) != null) {
        throw new IllegalArgumentException("'" + word + "' is taught already; remove it first");
      }
    }
  }

  /**
   * Teaches a word with recordings in files of any supported format.
   *
   * @throws IOException if one cannot be read or is silent; the message names it
   * @throws IllegalArgumentException as {@link #add}
   */
  public void addFiles(String text, List<Path> recordings) throws IOException {
    List<Audio> sounds = new ArrayList<>();
    for (Path recording : recordings) {
      Audio sound = AudioReader.read(recording);
      if (Word.isSilent(sound)) {
        throw new AudioFormatException(
            recording.toString(), 0, "is silent; record it again or leave it out");
      }
      sounds.add(sound);
    }
    add(text, sounds);
  }

  private static String requireWord(String text) {
    String word = Transcripts.normalize(text);
    if (word.isEmpty() || Alphabet.isNoWord(word) || word.equals(Alphabet.BLANK)) {
      throw new IllegalArgumentException("word must be one that can be said but is '" + text + "'");
    }
    if (word.length() > LONGEST) {
      throw new IllegalArgumentException(
          "word must have at most %d letters but has %d".formatted(LONGEST, word.length()));
    }
    return word;
  }

  /**
   * Forgets a word.
   *
   * @throws IllegalArgumentException if it is not taught
   */
  public void remove(String text) {
    String word = Transcripts.normalize(text);
    synchronized (words) {
      if (words.remove(word) == null) {
        throw new IllegalArgumentException(
            "'" + word + "' is not taught; these are: " + String.join(", ", words.keySet()));
      }
    }
  }

  /** The taught words, in the order in which they came. */
  public List<String> words() {
    return List.copyOf(snapshot().keySet());
  }

  /** Recordings that do not sound like the others of their word; none is the rule. */
  public List<Doubt> doubts() {
    return Doubt.among(snapshot());
  }

  /**
   * A recogniser of the words as they are now.
   *
   * @throws IllegalStateException if there are none
   */
  public Recognizer recognizer() {
    return Recognizer.of(model());
  }

  /**
   * The model of the words as they are now: as any other, and able to be taught further.
   *
   * @throws IllegalStateException if there are none
   */
  public Model model() {
    Map<String, Word> taught = snapshot();
    if (taught.isEmpty()) {
      throw new IllegalStateException("no word is taught yet; add one");
    }
    return lastLayer.model(taught);
  }

  /**
   * Writes {@link #model} to a file.
   *
   * @throws IOException naming the file and the cause
   */
  public void save(Path file) throws IOException {
    ModelFile.write(model(), file);
  }

  private Map<String, Word> snapshot() {
    synchronized (words) {
      return new LinkedHashMap<>(words);
    }
  }
}
