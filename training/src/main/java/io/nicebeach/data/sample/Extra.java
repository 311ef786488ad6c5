package io.nicebeach.data.sample;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.HeldOut;
import io.nicebeach.data.Part;
import io.nicebeach.data.Partition;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Alphabet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A corpus that is trained on beside the main one and never tested on.
 *
 * @param share of every epoch, in (0, 1); 0: in proportion to its size
 * @param development the share of its utterances, cut by speakers, that is not trained on and helps
 *     to choose the best epoch, in [0, 1)
 * @param apart whether instead the speakers are left out whom {@link HeldOut} keeps for tests, and
 *     those that it keeps for development are used for that
 * @param as what recordings are learnt as that say none of the words to learn, and only these are
 *     taken; {@link Alphabet#EACH}: each word as itself; {@link Alphabet#EACH_SILENCE}: silence of
 *     the kind that the transcript names; empty: they are left out, but for those whose transcript
 *     is {@link Alphabet#SILENCE}, which are learnt as that
 */
public record Extra(Corpus corpus, double share, double development, boolean apart, String as) {
  public Extra {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in [0, 1) but is " + share);
    }
    if (!(development >= 0 && development < 1)) {
      throw new IllegalArgumentException("development must be in [0, 1) but is " + development);
    }
  }

  /** Of words to learn, its development part drawn. */
  public Extra(Corpus corpus, double share, double development) {
    this(corpus, share, development, false, "");
  }

  /** Whether somebody in it says this word; the kind of a silence is said by nobody. */
  public boolean says(String word) {
    return !Alphabet.isSilence(as)
        && corpus.utterances().stream().anyMatch(utterance -> utterance.text().equals(word));
  }

  /** The same without the recordings that say one of these words. */
  public Extra without(List<String> words) throws CorpusException {
    Corpus kept = corpus.withoutWords(words.stream().filter(this::says).toList());
    return new Extra(kept, share, development, apart, as);
  }

  /** What is learnt of it, in the vocabulary's spelling. */
  List<Utterance> learnt(Vocabulary vocabulary) {
    List<Utterance> all = corpus.utterances();
    if (as.isEmpty()) {
      return Stream.concat(vocabulary.kept(all).stream(), silent(all, vocabulary)).toList();
    }
    // The kind of a silence is said by nobody, even if it is spelled like a word to learn.
    return (Alphabet.isSilence(as) ? all : vocabulary.others(all))
        .stream().map(other -> other.withText(renamed(other.text(), vocabulary))).toList();
  }

  /** What its own transcript says is silence, even if that is nothing that was to be learnt. */
  private static Stream<Utterance> silent(List<Utterance> all, Vocabulary vocabulary) {
    return vocabulary.others(all).stream()
        .filter(utterance -> Alphabet.isSilence(utterance.text()))
        .map(utterance -> utterance.withText(vocabulary.silence("")));
  }

  private String renamed(String text, Vocabulary vocabulary) {
    return switch (as) {
      case Alphabet.EACH -> Alphabet.unknown(text);
      case Alphabet.UNKNOWN -> vocabulary.unknown();
      case Alphabet.SILENCE -> vocabulary.silence("");
      case Alphabet.EACH_SILENCE -> vocabulary.silence(text);
      default -> as;
    };
  }

  /** Cut into development (chosen; no other words than are trained on) and training (the rest). */
  Partition cut(List<Utterance> learnt, long seed) {
    Partition cut =
        apart
            ? new Partition(HeldOut.of(learnt, Part.DEVELOPMENT), HeldOut.of(learnt, Part.TRAIN))
            : Partition.voices(learnt, development, seed);
    Set<String> trained = Set.copyOf(Corpus.labels(cut.rest()));
    List<Utterance> known =
        cut.chosen().stream().filter(u -> as.isEmpty() || trained.contains(u.text())).toList();
    return new Partition(known, cut.rest());
  }
}
