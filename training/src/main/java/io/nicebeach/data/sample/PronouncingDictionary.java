package io.nicebeach.data.sample;

import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.WordLine;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How words are said: the sounds of each.
 *
 * @param words by their spelling as in transcripts; the first of several ways to say a word
 */
public record PronouncingDictionary(Map<String, List<String>> words) {
  /** One that knows no word. */
  public static final PronouncingDictionary EMPTY = new PronouncingDictionary(Map.of());

  public PronouncingDictionary {
    words = Map.copyOf(words);
  }

  /**
   * Reads a file of a word and its sounds a line, all with white space between them, as CMUdict has
   * it and {@link WordLine} reads it: {@code the(2)} is another way to say a word.
   *
   * @throws CorpusException if it is no text, or a word has no sounds
   */
  public static PronouncingDictionary read(Path file) throws IOException {
    Map<String, List<String>> words = new LinkedHashMap<>();
    try {
      for (WordLine line : WordLine.read(file, "a pronouncing dictionary")) {
        requireSounds(file, line);
        words.putIfAbsent(line.word(), line.behind());
      }
    } catch (CharacterCodingException e) {
      throw new CorpusException(file, "is no text in UTF-8", "convert it");
    }
    return new PronouncingDictionary(words);
  }

  private static void requireSounds(Path file, WordLine line) throws CorpusException {
    if (line.behind().isEmpty()) {
      throw new CorpusException(
          file, "has no sounds for '" + line.word() + "'", "write them behind it, or take it out");
    }
  }

  /** The sounds of an alphabet's tokens, as far as all their words are known. */
  public Pronunciations of(Alphabet alphabet) {
    List<String> phones = phones();
    Map<Integer, List<Integer>> known = new HashMap<>();
    for (int token = 0; token < alphabet.size(); token++) {
      int index = token;
      sounds(alphabet.token(token))
          .ifPresent(
              sounds ->
                  known.put(
                      index, sounds.stream().map(phone -> 1 + phones.indexOf(phone)).toList()));
    }
    return new Pronunciations(phones.size(), known);
  }

  /** SHA-256, in hexadecimal digits, of all that it says. */
  public String fingerprint() {
    String text = new TreeMap<>(words).toString();
    return Fingerprint.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** All sounds that there are, in order. */
  private List<String> phones() {
    TreeSet<String> phones = new TreeSet<>();
    words.values().forEach(phones::addAll);
    return List.copyOf(phones);
  }

  private Optional<List<String>> sounds(String token) {
    if (Alphabet.isSilence(token)) {
      return Optional.of(List.of());
    }
    if (token.equals(Alphabet.UNKNOWN)) {
      return Optional.empty();
    }
    String said = Alphabet.isNoWord(token) ? token.substring(1, token.length() - 1) : token;
    List<String> sounds = new ArrayList<>();
    for (String word : Transcripts.spelled(said).split(" ")) {
      if (!words.containsKey(word)) {
        return Optional.empty();
      }
      sounds.addAll(words.get(word));
    }
    return Optional.of(sounds);
  }
}
