package io.nicebeach.train;

import io.nicebeach.data.Augmentation;
import io.nicebeach.data.Batches;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Dataset;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Decoders;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
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
  public Model train(Corpus corpus, Split split, RunFolder folder, boolean resume)
      throws IOException {
    Split parts =
        split
            .withDevelopment(recipe.training().developmentShare(), seed)
            .requireTrainable(corpus.root());
    try {
      return train(corpus, parts, recipe.alphabet(parts.labels()), folder, resume);
    } catch (UncheckedIOException e) {
      throw e.getCause(); // of a recording that went away meanwhile
    }
  }

  private Model train(
      Corpus corpus, Split parts, Alphabet alphabet, RunFolder folder, boolean resume)
      throws IOException {
    NetworkSpec network = recipe.network(alphabet.size());
    FeatureExtractor extractor = FeatureExtractor.of(recipe.features());
    Dataset training = Dataset.load(parts.train(), extractor, alphabet);
    Dataset development = Dataset.load(parts.development(), extractor, alphabet);
    Normalization normalization = Normalization.fit(recipe.normalization(), training.features());
    Map<String, Object> provenance = provenance(corpus, parts);

    try (Learner learner = learner(network)) {
      Run run =
          new Run(
              new LinkedHashMap<>(provenance),
              recipe.training(),
              recipe.learningRate(),
              network,
              learner,
              decoder(network, alphabet),
              batches(training.normalized(normalization), corpus),
              development.normalized(normalization),
              folder,
              listener);
      Checkpoint last = run.finish(resume);
      provenance.put("epoch", last.bestEpoch());
      return new Model(
          recipe.features(),
          normalization,
          network,
          last.bestParameters(),
          recipe.objective(),
          alphabet,
          recipe.decoding(),
          provenance);
    }
  }

  private Batches batches(Dataset training, Corpus corpus) throws IOException {
    Augmentation augmentation =
        recipe.augmentation().withNoise(corpus.noise(), recipe.features().sampleRate());
    return new Batches(training, recipe.training().batchSize(), false, augmentation, seed);
  }

  private Decoder decoder(NetworkSpec network, Alphabet alphabet) {
    double secondsPerFrame = 1 / recipe.features().frameRate();
    return Decoders.of(network, recipe.objective(), alphabet, recipe.decoding(), secondsPerFrame);
  }

  private Learner learner(NetworkSpec network) {
    Parameters initial = Initializer.parameters(network, seed);
    return backend.learner(network, initial, recipe.objective(), recipe.optimizer(), seed);
  }

  /** What was trained on what, in words and numbers for people. */
  private Map<String, Object> provenance(Corpus corpus, Split parts) throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("recipe", recipe.name());
    provenance.put("settings", recipe.tree());
    provenance.put("backend", backend.name());
    provenance.put("seed", seed);
    provenance.put("data", data(corpus, parts));
    return provenance;
  }

  private static Map<String, Object> data(Corpus corpus, Split parts) throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", corpus.name());
    data.put("sha256", Fingerprint.of(parts.train()));
    data.put("split", parts.name());
    data.put("training", parts.train().size());
    data.put("development", parts.development().size());
    data.put("speakers", Corpus.speakers(parts.train()).size());
    data.put("warnings", parts.warnings());
    data.put("developmentSha256", Fingerprint.of(parts.development()));
    data.put("noiseSha256", Fingerprint.of(noise(corpus)));
    return data;
  }

  private static List<Utterance> noise(Corpus corpus) {
    return corpus.noise().stream().map(file -> new Utterance(file, "", "")).toList();
  }
}
