package io.nicebeach.data.sample;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Partition;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The main corpus and the extra ones put together.
 *
 * @param parts what is trained on, source after source, and what the best epoch is chosen by
 * @param sources what each epoch is drawn from, the main corpus first
 * @param dropped for each extra corpus how many utterances are not learnt
 */
public record Mixture(Split parts, List<Source> sources, Map<String, Integer> dropped) {
  public Mixture {
    sources = List.copyOf(sources);
    dropped = Map.copyOf(dropped);
  }

  /**
   * The split of the main corpus with what the extra corpora have of the vocabulary.
   *
   * @throws CorpusException if an extra corpus has nothing of it
   */
  public static Mixture of(TrainingData data, Vocabulary vocabulary, long seed)
      throws CorpusException {
    Split main = data.split();
    List<Utterance> train = new ArrayList<>(main.train());
    List<Utterance> development = new ArrayList<>(main.development());
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(data.corpus().name(), main.train(), 0));
    Map<String, Integer> dropped = new LinkedHashMap<>();
    for (Extra extra : data.extras()) {
      Corpus corpus = extra.corpus();
      List<Utterance> kept = extra.learnt(vocabulary);
      dropped.put(corpus.name(), corpus.utterances().size() - kept.size());
      if (kept.isEmpty()) {
        throw new CorpusException(
            corpus.root(),
            "says none of the words to learn, "
                + (extra.as().isEmpty() ? vocabulary : "as " + extra.as()),
            "take it from the extra corpora");
      }
      Partition cut = extra.cut(kept, seed);
      development.addAll(cut.chosen());
      train.addAll(cut.rest());
      sources.add(new Source(corpus.name(), cut.rest(), extra.share()));
    }
    Split parts = new Split(main.name(), train, development, main.test(), main.warnings());
    return new Mixture(parts, sources, dropped);
  }

  /**
   * The same with one more source of what is trained on.
   *
   * @param utterances at least one where there is a share for them
   * @param share of every epoch; 0 for none of it
   */
  public Mixture with(String name, List<Utterance> utterances, double share) {
    if (share == 0) {
      return this;
    }
    List<Utterance> train = new ArrayList<>(parts.train());
    train.addAll(utterances);
    List<Source> all = new ArrayList<>(sources);
    all.add(new Source(name, utterances, share));
    Split extended =
        new Split(parts.name(), train, parts.development(), parts.test(), parts.warnings());
    return new Mixture(extended, all, dropped);
  }
}
