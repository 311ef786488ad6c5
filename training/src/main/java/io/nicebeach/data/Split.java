package io.nicebeach.data;

import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A corpus cut into parts.
 *
 * @param name how it was cut, as on the command line
 * @param warnings what makes the figures measured with this split better or worse than they seem
 */
public record Split(
    String name,
    List<Utterance> train,
    List<Utterance> development,
    List<Utterance> test,
    List<String> warnings) {
  public Split {
    train = List.copyOf(train);
    development = List.copyOf(development);
    test = List.copyOf(test);
    warnings = List.copyOf(warnings);
  }

  /** The distinct transcripts of the training part, digits by value, the rest by spelling. */
  public List<String> labels() {
    return Corpus.labels(train);
  }

  /** Speakers of the test part who are heard in training or development too. */
  public List<String> sharedSpeakers() {
    Set<String> heard = new LinkedHashSet<>(Corpus.speakers(train));
    heard.addAll(Corpus.speakers(development));
    return Corpus.speakers(test).stream().filter(heard::contains).toList();
  }

  /** A warning of test speakers who are heard in training or development too; empty without any. */
  public Optional<String> leak() {
    return leak(this);
  }

  /**
   * The same where extra corpora are trained on as well.
   *
   * @param alone the split without them
   */
  public Optional<String> leak(Split alone) {
    int shared = sharedSpeakers().size();
    int added = shared - alone.sharedSpeakers().size();
    return shared == 0
        ? Optional.empty()
        : Optional.of(
            "speakers leak: %d of %d test speakers are also trained on%s; new voices will do worse"
                .formatted(
                    shared,
                    Corpus.speakers(test).size(),
                    added == 0 ? "" : ", %d of them in extra corpora only".formatted(added)));
  }

  /**
   * Moves a share of the training part into a development part: whole speakers if there are enough
   * of them for that share, else single utterances, which gets a warning. What is left to train on
   * still says everything.
   *
   * @param share of the training part, in [0, 1)
   * @param units what the transcripts are learnt as
   */
  public Split withDevelopment(double share, long seed, Units units) {
    if (share == 0 || train.isEmpty() || !development.isEmpty()) {
      return this;
    }
    List<String> notes = new ArrayList<>(warnings);
    Optional<Partition> voices = ownVoices(share, seed, units);
    Partition cut = voices.orElseGet(() -> Partition.byUtterance(train, share, seed, units));
    if (voices.isEmpty()) {
      notes.add(
          "too few speakers for a development part of its own voices: it shares them with training");
    }
    return new Split(name, cut.rest(), cut.chosen(), test, notes);
  }

  /** Cut by speakers, if there are enough of them and the rest still says everything. */
  private Optional<Partition> ownVoices(double share, long seed, Units units) {
    if (Corpus.speakers(train).size() * share < 1) {
      return Optional.empty();
    }
    Partition cut = Partition.bySpeaker(train, share, seed);
    return Optional.of(cut).filter(c -> tokens(c.rest(), units).equals(tokens(train, units)));
  }

  private static List<String> tokens(List<Utterance> utterances, Units units) {
    return Alphabet.tokensOf(units, Corpus.labels(utterances));
  }

  /**
   * Makes sure that there is something to learn.
   *
   * @param source for errors: where the corpus lies
   * @param units what the transcripts are learnt as
   * @throws CorpusException if the training part is empty, a transcript that is to be a label is,
   *     or there is only one label
   */
  public Split requireTrainable(Path source, Units units) throws CorpusException {
    List<String> labels = labels();
    if (train.isEmpty()) {
      throw new CorpusException(
          source, "split " + name + " leaves nothing to train on", "choose another split");
    }
    if (units != Units.WHOLE) {
      return this;
    }
    for (Utterance utterance : train) {
      if (utterance.text().isEmpty()) {
        throw new CorpusException(
            utterance.file(), "has an empty transcript", "say what is heard in it or leave it out");
      }
    }
    if (labels.size() == 1) {
      throw new CorpusException(
          source,
          "all " + train.size() + " training recordings have the one label '" + labels.get(0) + "'",
          "add recordings of at least one other");
    }
    return this;
  }
}
