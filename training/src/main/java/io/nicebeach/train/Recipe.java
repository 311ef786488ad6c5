package io.nicebeach.train;

import io.nicebeach.data.batch.Augmentation;
import io.nicebeach.data.batch.Labelling;
import io.nicebeach.data.batch.SpeechLabelling;
import io.nicebeach.data.batch.TranscriptLabelling;
import io.nicebeach.data.join.Joining;
import io.nicebeach.data.sample.Vocabulary;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.NormalizationSettings;
import io.nicebeach.loss.Loss;
import io.nicebeach.model.Model;
import io.nicebeach.network.LayerList;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.network.layers.Phones;
import io.nicebeach.network.layers.Residual;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a training but its seed. A recipe is a short YAML file; {@link Recipes} reads it.
 *
 * @param name the file's name without its ending
 * @param data which recordings it is meant for
 * @param features how sound becomes features
 * @param units what the transcripts are cut into
 * @param normalization what is fitted to the training part's features
 * @param layers the network's layers as the recipe writes them
 * @param objective what training minimises
 * @param decoding how a CTC network's outputs become text
 * @param optimizer how a gradient becomes an update
 * @param learningRate its course over the steps
 * @param training how long and in which portions
 * @param joining how single words become strings, if they do
 * @param augmentation what is done to the training part's sound and features
 * @param acceptance how the model is to judge what it hears
 * @param tree the recipe as it was written, with overrides: what the run's settings keep
 */
public record Recipe(
    String name,
    DataPlan data,
    FeatureSettings features,
    Units units,
    NormalizationSettings normalization,
    List<?> layers,
    Objective objective,
    DecoderSettings decoding,
    OptimizerSettings optimizer,
    LearningRate learningRate,
    TrainingPlan training,
    Optional<Joining> joining,
    Augmentation augmentation,
    AcceptancePlan acceptance,
    Map<String, ?> tree) {
  public Recipe {
    layers = List.copyOf(layers);
    tree = Collections.unmodifiableMap(tree);
  }

  /**
   * The recipe that a tree of settings describes.
   *
   * @throws SettingsException naming the key that is missing, unknown or wrong, or the parts that
   *     do not fit each other: told now, not after the features of a whole corpus are made
   */
  static Recipe from(String name, String source, Map<String, ?> tree) {
    try {
      Recipe recipe = read(name, Settings.of(source, tree), tree);
      Model.requireFit(recipe.features, recipe.sketch(), recipe.objective);
      requireUnits(recipe.units, recipe.objective);
      recipe.decoding.requireFit(recipe.objective);
      if (recipe.joining.isPresent() && recipe.units == Units.WHOLE) {
        throw new IllegalArgumentException("'joining' makes strings of words and so needs ctc");
      }
      if (recipe.data.nonwords().share() > 0 && !recipe.objective.isClassifier()) {
        throw new IllegalArgumentException(
            "'data.nonwords' are told from words as a whole and so need a classifier");
      }
      if (teachPhones(recipe.sketch().list())) {
        recipe.requirePronouncedWords();
      }
      recipe.acceptance.priors().requireFit(recipe.sketch(), recipe.objective);
      Loss.of(recipe.objective); // refuses what this version lacks
      recipe.learningFeatures(); // refuses a training.margin that is none
      if (recipe.labelsFrames()) {
        recipe.requireFrameByFrame();
      } else if (recipe.data.sampling().noise() > 0) {
        throw new IllegalArgumentException(
            "'data.sampling.noise' says nothing and so needs frames");
      }
      return recipe;
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new SettingsException(message.startsWith(source) ? message : source + ": " + message);
    }
  }

  private static Recipe read(String name, Settings settings, Map<String, ?> tree) {
    settings.text("description", "");
    Settings data = settings.section("data");
    Settings features = settings.section("features");
    Settings normalization = settings.section("normalization");
    Settings transcripts = settings.section("transcripts");
    Settings objective = settings.section("objective");
    Settings decoder = settings.section("decoder");
    Settings optimizer = settings.section("optimizer");
    Settings learningRate = settings.section("learningRate");
    Settings training = settings.section("training");
    boolean joins = settings.has("joining");
    Settings joining = settings.section("joining");
    Settings augmentation = settings.section("augmentation");
    Settings acceptance = settings.section("acceptance");
    List<?> layers = settings.list("network");
    // First of all: a key that is misspelt is missing too, but that would be a poor hint.
    settings.rejectUnknown();
    Objective minimised = Objective.from(objective);
    return new Recipe(
        name,
        DataPlan.from(data),
        FeatureSettings.from(features),
        units(transcripts, minimised),
        NormalizationSettings.from(normalization),
        layers,
        minimised,
        DecoderSettings.from(decoder),
        OptimizerSettings.from(optimizer),
        LearningRate.from(learningRate),
        TrainingPlan.from(training),
        joins ? Optional.of(Joining.from(joining)) : Optional.empty(),
        Augmentation.from(augmentation),
        AcceptancePlan.from(acceptance),
        tree);
  }

  private static Units units(Settings transcripts, Objective objective) {
    Units usual = objective.isClassifier() ? Units.WHOLE : Units.WORDS;
    Units units = transcripts.choice("units", Units.class, usual);
    transcripts.rejectUnknown();
    return units;
  }

  private static void requireUnits(Units units, Objective objective) {
    if (objective.isClassifier() != (units == Units.WHOLE)) {
      throw new IllegalArgumentException(
          units == Units.WHOLE
              ? "'transcripts.units' must be words or characters for %s but is whole"
                  .formatted(Settings.nameOf(objective.kind()))
              : "'transcripts.units' must be whole for a classifier; for several words in an"
                  + " utterance use 'objective: {kind: ctc}'");
    }
  }

  /** Frames are told apart while the sound comes in: none depends on the utterance as a whole. */
  private void requireFrameByFrame() {
    if (acceptance.accept().isPresent()) {
      throw new IllegalArgumentException(
          "'acceptance' is of words and so needs a classifier or ctc, not frames");
    }
    if (!features.isFrameByFrame()) {
      throw new IllegalArgumentException(
          "'features' must come frame by frame for frames: logarithm.reference absolute, no topDb,"
              + " centering.mean none, no trim and no deltas");
    }
    if (augmentation.changesAudio()) {
      throw new IllegalArgumentException(
          "'augmentation' may change spectra and features for frames, but not the sound, which moves"
              + " them unseen");
    }
  }

  /** The features that the network learns from: the model's, but for {@code training.margin}. */
  public FeatureSettings learningFeatures() {
    return training.margin().isPresent()
        ? features.withTrim(features.trim().withMargin(training.margin().getAsDouble()))
        : features;
  }

  /** Whether the network labels frames and not what is said. */
  public boolean labelsFrames() {
    return objective.kind() == Objective.Kind.FRAMES;
  }

  private static boolean teachPhones(LayerList layers) {
    return layers.layers().stream()
        .anyMatch(
            layer ->
                layer instanceof Phones
                    || layer instanceof Residual block
                        && (teachPhones(block.layers()) || teachPhones(block.shortcut())));
  }

  private void requirePronouncedWords() {
    if (labelsFrames() || units == Units.CHARACTERS) {
      throw new IllegalArgumentException(
          "'phones' in the network are the sounds of words and so need a classifier, or ctc over"
              + " words");
    }
    if (data.pronunciations().isEmpty()) {
      throw new IllegalArgumentException(
          "'phones' in the network are taught from a pronouncing dictionary: name it as"
              + " data.pronunciations");
    }
  }

  /** What is learnt of utterances whose main corpus has these transcripts. */
  public Labelling labelling(Collection<String> transcripts) {
    return labelsFrames() ? new SpeechLabelling() : new TranscriptLabelling(alphabet(transcripts));
  }

  /** Which utterances of other corpora can be learnt beside these transcripts. */
  public Vocabulary vocabulary(Collection<String> transcripts) {
    return labelsFrames() ? Vocabulary.ofAnything() : new Vocabulary(units, transcripts);
  }

  /** The tokens that these transcripts are made of; the blank first of all for CTC. */
  private Alphabet alphabet(Collection<String> transcripts) {
    List<String> tokens = Alphabet.tokensOf(units, transcripts);
    return objective.isClassifier()
        ? Alphabet.of(units, tokens)
        : Alphabet.withBlank(units, tokens);
  }

  /**
   * The network for classes of whose sounds nothing is known: {@link #network(int,
   * Pronunciations)}.
   */
  public NetworkSpec network(int classes) {
    return network(classes, Pronunciations.NONE);
  }

  /**
   * The network with as many outputs as there are {@code classes}.
   *
   * @param pronunciations of the classes, for a network that learns these besides
   * @throws SettingsException if the recipe fixes another number of outputs
   */
  public NetworkSpec network(int classes, Pronunciations pronunciations) {
    NetworkSpec network = networkOf(classes, pronunciations);
    if (network.outputs() != classes) {
      throw new SettingsException(
          "recipe %s: 'network' puts out %d numbers but there are %d labels; let its last dense layer have 'units: classes'"
              .formatted(name, network.outputs(), classes));
    }
    return network;
  }

  /** The network as if there were two classes: enough to see its layers. */
  public NetworkSpec sketch() {
    return networkOf(2, Pronunciations.NONE);
  }

  private NetworkSpec networkOf(int classes, Pronunciations pronunciations) {
    return NetworkSpec.from(features.bins(), layers, classes, pronunciations);
  }
}
