package io.nicebeach.train;

import io.nicebeach.data.Augmentation;
import io.nicebeach.data.Batches;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Dataset;
import io.nicebeach.data.DrawnExamples;
import io.nicebeach.data.Examples;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.data.Labelling;
import io.nicebeach.data.Recordings;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.join.JoinedExamples;
import io.nicebeach.data.nonword.Nonwords;
import io.nicebeach.data.sample.Mixture;
import io.nicebeach.data.sample.Sampler;
import io.nicebeach.data.sample.Source;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Decoders;
import io.nicebeach.decode.Guidance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.layers.Folding;
import io.nicebeach.text.Alphabet;
import io.nicebeach.train.DataPlan.NonwordPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The training loop: epochs of steps, each epoch tested on the development part, logged and saved.
 * A training that was stopped at any moment goes on from its last epoch and ends with the same
 * model, byte for byte.
 */
public final class Trainer {
  private final Recipe recipe;
  private final Backend backend;
  private final long seed;
  private final TrainingListener listener;

  /**
   * A trainer; each call of {@link #train} is a training of its own.
   *
   * @param seed of every random choice
   */
  public Trainer(Recipe recipe, Backend backend, long seed, TrainingListener listener) {
    this.recipe = recipe;
    this.backend = backend;
    this.seed = seed;
    this.listener = listener;
  }

  /** Trains on a corpus alone: {@link #train(TrainingData, RunFolder, boolean)}. */
  public Model train(Corpus corpus, Split split, RunFolder folder, boolean resume)
      throws IOException {
    return train(TrainingData.of(corpus, split), folder, resume);
  }

  /**
   * Trains on the training part of a split; its test part is not looked at.
   *
   * @param folder keeps log and checkpoints
   * @param resume whether to go on from the folder's checkpoint, if it has one; else it goes
   * @throws IOException if a recording cannot be read, nothing can be learnt from the split, the
   *     folder cannot be written, or the checkpoint belongs to another training
   * @throws io.nicebeach.network.TrainingDivergedException if a step leaves the finite numbers; the
   *     checkpoint of the last epoch before it is kept
   */
  public Model train(TrainingData data, RunFolder folder, boolean resume) throws IOException {
    Split main = main(data);
    Mixture mixture =
        withNonwords(data, mixture(data, main))
            .with("noise", files(data.noise()), recipe.data().sampling().noise());
    try {
      return train(data, mixture, recipe.labelling(labels(main, mixture)), folder, resume);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // of a recording that went away meanwhile
    }
  }

  /**
   * The development part by speakers who are in no training: what confidence can be fitted to.
   *
   * @throws IOException as {@link #train} does
   */
  public List<Utterance> strangers(TrainingData data) throws IOException {
    Split parts = mixture(data, main(data)).parts();
    Set<String> known = new HashSet<>(Corpus.speakers(parts.train()));
    return parts.development().stream()
        .filter(u -> !u.speaker().isEmpty() && !known.contains(u.speaker()))
        .toList();
  }

  private Split main(TrainingData data) throws IOException {
    return data.split()
        .withDevelopment(recipe.training().developmentShare(), seed, recipe.units())
        .requireTrainable(data.corpus().root(), recipe.units());
  }

  private List<String> labels(Split main) {
    List<String> chosen = recipe.data().labels();
    return chosen.isEmpty() ? main.labels() : chosen;
  }

  /** The words, and what else the mixture trains on: tokens of other words and of silence. */
  private List<String> labels(Split main, Mixture mixture) {
    Stream<String> others =
        mixture.parts().train().stream().map(Utterance::text).filter(Alphabet::isNoWord);
    return Stream.concat(labels(main).stream(), others).distinct().toList();
  }

  private Mixture withNonwords(TrainingData data, Mixture words) throws CorpusException {
    NonwordPlan plan = recipe.data().nonwords();
    if (plan.share() == 0) {
      return words;
    }
    List<Source> chosen =
        words.sources().stream()
            .filter(source -> plan.of().isEmpty() || plan.of().contains(source.name()))
            .toList();
    List<Utterance> nonwords = Nonwords.of(chosen, seed);
    if (nonwords.isEmpty()) {
      throw new CorpusException(
          data.corpus().root(),
          "nothing to make nonwords of: no word is said often enough in " + plan.of(),
          "let data.nonwords.of name some of "
              + words.sources().stream().map(Source::name).distinct().toList());
    }
    return words.with("nonwords", nonwords, plan.share());
  }

  private Mixture mixture(TrainingData data, Split main) throws IOException {
    return Mixture.of(data.with(main), recipe.vocabulary(labels(main)), seed);
  }

  private Model train(
      TrainingData data, Mixture mixture, Labelling labelling, RunFolder folder, boolean resume)
      throws IOException {
    Split parts = mixture.parts();
    Alphabet alphabet = labelling.alphabet();
    NetworkSpec network = recipe.network(alphabet.size());
    FeatureExtractor extractor = FeatureExtractor.of(recipe.learningFeatures());
    Dataset training = Dataset.load(parts.train(), extractor, labelling);
    Dataset development = Dataset.load(parts.development(), extractor, labelling);
    if (recipe.objective().kind() == Objective.Kind.CTC) {
      Lengths lengths = new Lengths(network.stride());
      lengths.require(training);
      lengths.require(development);
    }
    Normalization normalization = Normalization.fit(recipe.normalization(), training.features());
    Map<String, Object> provenance = provenance(data, mixture);

    try (Learner learner = learner(network)) {
      Run run =
          new Run(
              new LinkedHashMap<>(provenance),
              recipe.training(),
              recipe.learningRate(),
              network,
              learner,
              batches(training.normalized(normalization), mixture, data),
              training.size(),
              new DevelopmentTest(
                  learner,
                  errorCounter(network, alphabet),
                  developmentExamples(development.normalized(normalization)),
                  recipe.units()),
              folder,
              listener);
      Checkpoint last = run.finish(resume);
      provenance.put("epoch", last.bestEpoch());
      Folding.Folded inUse = Folding.of(network, last.bestParameters());
      return new Model(
          recipe.features(),
          normalization,
          inUse.network(),
          inUse.parameters().rounded(recipe.training().precision()),
          recipe.objective(),
          alphabet,
          recipe.decoding(),
          Acceptance.usual(alphabet),
          provenance);
    }
  }

  private Batches batches(Dataset training, Mixture mixture, TrainingData data) throws IOException {
    Augmentation augmentation =
        recipe.augmentation().with(new Recordings(training, data.noise(), data.rooms()));
    Sampler sampler = Sampler.of(mixture.sources(), recipe.data().sampling(), seed);
    Examples drawn = new DrawnExamples(training, sampler, augmentation, seed);
    return new Batches(
        joined(training, mixture.sources(), drawn, augmentation),
        recipe.training().batchSize(),
        recipe.training().bucketing(),
        seed);
  }

  /** The development part as it is, its words joined if those of the training part are. */
  private Examples developmentExamples(Dataset development) {
    List<Source> all =
        development.size() == 0
            ? List.of()
            : List.of(new Source("development", development.utterances(), 0));
    return joined(development, all, DrawnExamples.inOrder(development), Augmentation.NONE);
  }

  private Examples joined(
      Dataset data, List<Source> sources, Examples drawn, Augmentation augmentation) {
    return recipe
        .joining()
        .<Examples>map(
            joining -> new JoinedExamples(data, sources, drawn, joining, augmentation, seed))
        .orElse(drawn);
  }

  private ErrorCounter errorCounter(NetworkSpec network, Alphabet alphabet) {
    return recipe.labelsFrames()
        ? new FrameErrors(recipe.objective().delay())
        : new TranscriptErrors(decoder(network, alphabet), recipe.units());
  }

  private Decoder decoder(NetworkSpec network, Alphabet alphabet) {
    double secondsPerFrame = 1 / recipe.features().frameRate();
    return Decoders.of(
        network, recipe.objective(), alphabet, recipe.decoding(), Guidance.NONE, secondsPerFrame);
  }

  private Learner learner(NetworkSpec network) {
    Parameters initial = Initializer.parameters(network, seed);
    return backend.learner(network, initial, recipe.objective(), recipe.optimizer(), seed);
  }

  /** What was trained on what, in words and numbers for people. */
  private Map<String, Object> provenance(TrainingData data, Mixture mixture) throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("recipe", recipe.name());
    provenance.put("settings", recipe.tree());
    provenance.put("backend", backend.name());
    provenance.put("seed", seed);
    provenance.put("data", facts(data, mixture));
    return provenance;
  }

  private static Map<String, Object> facts(TrainingData data, Mixture mixture) throws IOException {
    Split parts = mixture.parts();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", data.corpus().name());
    facts.put("sha256", Fingerprint.of(parts.train()));
    facts.put("split", parts.name());
    facts.put("training", parts.train().size());
    facts.put("development", parts.development().size());
    facts.put("speakers", Corpus.speakers(parts.train()).size());
    facts.put("warnings", parts.warnings());
    facts.put("developmentSha256", Fingerprint.of(parts.development()));
    facts.put("noiseSha256", Fingerprint.of(files(data.noise())));
    facts.put("roomsSha256", Fingerprint.of(files(data.rooms())));
    if (!data.extras().isEmpty()) {
      facts.put("sources", mixture.sources().stream().map(s -> facts(s, mixture)).toList());
    }
    return facts;
  }

  private static Map<String, Object> facts(Source source, Mixture mixture) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", source.name());
    facts.put("share", source.share());
    facts.put("utterances", source.utterances().size());
    facts.put("speakers", Corpus.speakers(source.utterances()).size());
    facts.put("dropped", mixture.dropped().getOrDefault(source.name(), 0));
    return facts;
  }

  private static List<Utterance> files(List<Path> recordings) {
    return recordings.stream().map(file -> new Utterance(file, "", "")).toList();
  }
}
