package io.nicebeach.train;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.batch.Augmentation;
import io.nicebeach.data.batch.Batches;
import io.nicebeach.data.batch.Dataset;
import io.nicebeach.data.batch.DrawnExamples;
import io.nicebeach.data.batch.Examples;
import io.nicebeach.data.batch.Labelling;
import io.nicebeach.data.batch.Recordings;
import io.nicebeach.data.join.JoinedExamples;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    return train(prepare(data), folder, resume);
  }

  /**
   * Mixes what is trained on as the recipe says, sounds computed and nonwords made.
   *
   * @throws IOException if a recording cannot be read, or nothing can be learnt from the split
   */
  public TrainingMaterial prepare(TrainingData data) throws IOException {
    try {
      return TrainingMaterial.of(recipe, data, seed);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // of a recording that went away meanwhile
    }
  }

  /**
   * Trains on what was {@linkplain #prepare prepared}: {@link #train(TrainingData, RunFolder,
   * boolean)}.
   */
  public Model train(TrainingMaterial material, RunFolder folder, boolean resume)
      throws IOException {
    try {
      return trained(material, folder, resume);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // as above
    }
  }

  private Model trained(TrainingMaterial material, RunFolder folder, boolean resume)
      throws IOException {
    Split parts = material.mixture().parts();
    Labelling labelling = recipe.labelling(material.labels());
    Alphabet alphabet = labelling.alphabet();
    NetworkSpec network =
        recipe.network(alphabet.size(), material.data().dictionary().of(alphabet));
    FeatureExtractor extractor = FeatureExtractor.of(recipe.learningFeatures());
    Dataset training = Dataset.load(parts.train(), extractor, labelling);
    Dataset development = Dataset.load(parts.development(), extractor, labelling);
    if (recipe.objective().kind() == Objective.Kind.CTC) {
      Lengths lengths = new Lengths(network.stride());
      lengths.require(training);
      lengths.require(development);
    }
    Normalization normalization = Normalization.fit(recipe.normalization(), training.features());
    Map<String, Object> provenance = provenance(material);

    try (Learner learner = learner(network)) {
      Run run =
          new Run(
              new LinkedHashMap<>(provenance),
              recipe.training(),
              recipe.learningRate(),
              network,
              learner,
              batches(training.normalized(normalization), material),
              material.recordings(),
              new DevelopmentTest(
                  learner,
                  errorCounter(network, alphabet),
                  developmentExamples(development.normalized(normalization)),
                  recipe.objective().reduction(),
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
          recipe
              .acceptance()
              .priors()
              .applied(inUse.network(), inUse.parameters(), alphabet)
              .rounded(recipe.training().precision()),
          recipe.objective(),
          alphabet,
          WordLengths.fitted(recipe.decoding(), training, recipe.features().frameRate()),
          Acceptance.usual(alphabet, material.shareOfOthers(recipe.joining())),
          provenance);
    }
  }

  private Batches batches(Dataset training, TrainingMaterial material) throws IOException {
    TrainingData data = material.data();
    List<Source> sources = material.mixture().sources();
    Augmentation augmentation =
        recipe.augmentation().with(new Recordings(training, data.noise(), data.rooms()));
    Sampler sampler = Sampler.of(sources, recipe.data().sampling(), seed);
    Examples drawn = new DrawnExamples(training, sampler, augmentation, seed);
    return new Batches(
        joined(training, sources, drawn, augmentation),
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
  private Map<String, Object> provenance(TrainingMaterial material) throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("recipe", recipe.name());
    provenance.put("settings", recipe.tree());
    provenance.put("backend", backend.name());
    provenance.put("seed", seed);
    provenance.put("data", material.facts());
    return provenance;
  }
}
