package io.nicebeach.data.sample;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that transcripts to learn are made of. A digit written as a numeral is the same as its
 * word.
 */
public final class Vocabulary {
  private final Units units;
  private final boolean open;
  private final Map<String, String> tokens = new LinkedHashMap<>();

  /**
   * The vocabulary of these transcripts.
   *
   * @param units what transcripts are cut into
   */
  public Vocabulary(Units units, Collection<String> transcripts) {
    this(units, transcripts, false);
  }

  private Vocabulary(Units units, Collection<String> transcripts, boolean open) {
    this.units = units;
    this.open = open;
    for (String transcript : transcripts) {
      units.tokens(transcript).forEach(token -> tokens.put(Transcripts.spelled(token), token));
    }
  }

  /** Anything that can be said, even nothing: for who learns that and not what is said. */
  public static Vocabulary ofAnything() {
    return new Vocabulary(Units.WHOLE, List.of(), true);
  }

  /** The vocabulary of a model: what it may answer. */
  public static Vocabulary of(Alphabet alphabet) {
    return new Vocabulary(alphabet.units(), alphabet.words());
  }

  /**
   * The corpus without what says anything else.
   *
   * @throws CorpusException if nothing is left
   */
  public Corpus kept(Corpus corpus) throws CorpusException {
    List<Utterance> kept = kept(corpus.utterances());
    if (kept.isEmpty()) {
      throw new CorpusException(
          corpus.root(), "says none of the words to learn, " + this, "choose another corpus");
    }
    return corpus.with(kept);
  }

  /** Those utterances whose transcripts are known, in the vocabulary's spelling. */
  List<Utterance> kept(List<Utterance> utterances) {
    List<Utterance> kept = new ArrayList<>();
    for (Utterance utterance : utterances) {
      label(utterance.text()).ifPresent(label -> kept.add(utterance.withText(label)));
    }
    return kept;
  }

  /** Those utterances whose transcripts are not known. */
  public List<Utterance> others(List<Utterance> utterances) {
    return utterances.stream().filter(utterance -> label(utterance.text()).isEmpty()).toList();
  }

  /**
   * The transcript of a recording in which nothing is said: a token of its own for a classifier,
   * which must always answer something, and nothing at all for who writes down strings.
   *
   * @param kind of silence; empty for any
   */
  String silence(String kind) {
    return units == Units.WHOLE ? Alphabet.silence(kind) : "";
  }

  /**
   * The transcript of a recording that says anything else: a token of its own for who tells words
   * apart, and nothing at all for who writes down characters.
   */
  String unknown() {
    return units == Units.CHARACTERS ? "" : Alphabet.UNKNOWN;
  }

  private Optional<String> label(String text) {
    if (open) {
      return Optional.of(text);
    }
    List<String> known = new ArrayList<>();
    for (String token : units.tokens(Transcripts.spelled(text))) {
      if (!tokens.containsKey(token)) {
        return Optional.empty();
      }
      known.add(tokens.get(token));
    }
    return known.isEmpty() ? Optional.empty() : Optional.of(units.join(known));
  }

  @Override
  public String toString() {
    return open ? "anything" : tokens.values().toString();
  }
}
