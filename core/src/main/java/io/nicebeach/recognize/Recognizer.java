package io.nicebeach.recognize;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.SoundLevel;
import io.nicebeach.audio.SoundWarning;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.decode.Guidance;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.LogProbabilities;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureStream;
import io.nicebeach.features.Features;
import io.nicebeach.grammar.Grammar;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.model.ModelFormatException;
import io.nicebeach.model.NamedModels;
import io.nicebeach.network.Batch;
import io.nicebeach.network.Network;
import io.nicebeach.network.Objective;
import io.nicebeach.signal.Levels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A recogniser at work: sound in, text out. Immutable and shared by any number of threads; it holds
 * no native resource and needs no closing.
 */
public final class Recognizer {
  private final Model model;
  private final FeatureExtractor extractor;
  private final Network network;
  private final DecoderSettings search;
  private final Guidance guidance;
  private final Decoder decoder;
  private final Judge judge;
  private final Optional<WordSpotter> spotter;

  private Recognizer(Model model) {
    this(
        model,
        Network.of(model.network(), model.parameters()),
        model.decoding(),
        Guidance.NONE,
        model.decoder());
  }

  private Recognizer(
      Model model, Network network, DecoderSettings search, Guidance guidance, Decoder decoder) {
    this.model = model;
    this.extractor = FeatureExtractor.of(model.features());
    this.network = network;
    this.search = search;
    this.guidance = guidance;
    this.decoder = decoder;
    this.judge = new Judge(model.acceptance());
    this.spotter =
        search.window() == 0
            ? Optional.empty()
            : Optional.of(
                new WordSpotter(
                    search.window(),
                    model.features().frameRate(),
                    spectra -> outputs(spectra).values(),
                    decoder));
  }

  /** A recogniser with that model. */
  public static Recognizer of(Model model) {
    return new Recognizer(model);
  }

  /**
   * A recogniser with a model that comes with the application, such as {@code digits-en}; see
   * {@link NamedModels}.
   *
   * @throws IOException if there is none of that name; the message says which jar is missing, or
   *     which names there are
   */
  public static Recognizer named(String name) throws IOException {
    return of(NamedModels.read(name), name);
  }

  /**
   * A recogniser from a model file.
   *
   * @throws IOException if there is none or it is not usable; the message says why
   */
  public static Recognizer load(Path modelFile) throws IOException {
    return of(ModelFile.read(modelFile), modelFile.toString());
  }

  /**
   * A recogniser from a model in a stream, such as a resource of the application.
   *
   * @param name what to call the stream in errors
   */
  public static Recognizer load(InputStream model, String name) throws IOException {
    return of(ModelFile.read(model, name), name);
  }

  /**
   * A recogniser with a model that was read from somewhere.
   *
   * @param name what to call that in errors
   * @throws ModelFormatException if it is not usable; the message says why
   */
  public static Recognizer of(Model model, String name) throws ModelFormatException {
    try {
      return new Recognizer(model);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(name, String.valueOf(e.getMessage()));
    }
  }

  /**
   * What is said in a recording of any supported format, rate and number of channels.
   *
   * @throws IOException if the file cannot be read; the message names it, the place and the cure
   */
  public Recognition recognize(Path recording) throws IOException {
    return hearsFeatures()
        ? recognize(extractor.spectra(recording))
        : recognize(AudioReader.read(recording));
  }

  /**
   * What is said in a recording that comes as a stream.
   *
   * @param name what to call it in errors
   */
  public Recognition recognize(InputStream recording, String name) throws IOException {
    return hearsFeatures()
        ? recognize(extractor.spectra(recording, name))
        : recognize(AudioReader.read(recording, name));
  }

  /**
   * What is said in {@code audio}; nothing if it holds no sample, or none but zeros.
   *
   * @throws IllegalArgumentException if it holds a sample that is not a finite number, or fewer
   *     than the model needs for a frame, or the model takes no sound but feature files
   */
  public Recognition recognize(Audio audio) {
    List<SoundWarning> warnings = SoundLevel.of(audio).warnings();
    return warnings.contains(SoundWarning.EMPTY) && !hearsFeatures()
        ? Recognition.NOTHING
        : recognize(extractor.spectra(audio)).warning(warnings);
  }

  private boolean hearsFeatures() {
    return model.features().kind().isMadeElsewhere();
  }

  /**
   * As {@link #recognize(Audio)}; but sound that is too short to hold anything is silence.
   *
   * @param audio a stream's
   */
  Recognition recognizeAny(Audio audio) {
    return audio.samples().length < extractor.fewestSamples(audio.sampleRate())
        ? Recognition.NOTHING
        : recognize(audio);
  }

  /**
   * Makes spectra of a piece of sound while it comes, for {@link #recognizeAny(Features)}.
   *
   * @param sampleRate that of the stream's sound, in Hz
   */
  FeatureStream spectra(int sampleRate) {
    return extractor.stream(sampleRate);
  }

  /** What is said in sound with these spectra; nothing in none, or none but zeros. */
  Recognition recognizeAny(Features spectra) {
    return Levels.largest(spectra.values()) > 0 ? recognize(spectra) : Recognition.NOTHING;
  }

  private Recognition recognize(Features spectra) {
    Hypothesis heard = heard(spectra);
    Recognition recognition =
        judge.judge(
            heard.words().isEmpty() ? heard : heard.delayed(extractor.speechStart(spectra)));
    return guidance.grammar().map(recognition::tagged).orElse(recognition);
  }

  private Hypothesis heard(Features spectra) {
    return spotted(spectra)
        .map(WordSpotter.Spotted::heard)
        .orElseGet(() -> decoder.decode(outputs(spectra)).get(0));
  }

  /** The word in a recording that is too long to be heard as a whole; empty for any other. */
  private Optional<WordSpotter.Spotted> spotted(Features spectra) {
    if (spotter.isEmpty() || !spotter.get().isFor(spectra.frames())) {
      return Optional.empty(); // most recordings, without a look at where they are loud
    }
    int[] speech = extractor.speechFrames(spectra);
    int first = Math.max(0, speech[0]);
    Features loud = spectra.between(first, Math.min(spectra.frames(), speech[1]));
    return spotter.get().isFor(loud.frames())
        ? Optional.of(spotter.get().spot(loud).delayed(first))
        : Optional.empty();
  }

  /**
   * Where in a long recording a classifier is surest of a word, which is what it answers; empty
   * where it hears the recording as a whole, or running speech.
   *
   * @throws IllegalArgumentException as {@link #recognize(Audio)}
   */
  public Optional<Stretch> found(Audio audio) {
    double frameRate = model.features().frameRate();
    return spotted(extractor.spectra(audio))
        .map(word -> new Stretch(word.first() / frameRate, word.end() / frameRate));
  }

  /**
   * Listens to live sound, with the {@link VoiceActivity#usual usual} detector of speech.
   *
   * @throws IllegalArgumentException if the model takes no sound but feature files
   */
  public RecognizerStream stream(StreamSettings settings) {
    return stream(settings, () -> VoiceActivity.usual(model.features().sampleRate()));
  }

  /**
   * Listens to live sound with another detector of speech than usual.
   *
   * @param activity for this stream alone; not asked without endpointing
   * @throws IllegalArgumentException if the model takes no sound but feature files
   */
  public RecognizerStream stream(StreamSettings settings, VoiceActivity activity) {
    return stream(settings, () -> activity);
  }

  private RecognizerStream stream(StreamSettings settings, Supplier<VoiceActivity> activity) {
    FeatureSettings features = model.features();
    if (features.kind().isMadeElsewhere()) {
      throw new IllegalArgumentException(
          "the model hears no sound but feature files (.mfc); listen with another model");
    }
    int source = settings.format().sampleRate();
    StreamSound sound = new StreamSound(source, extractor.analysisRate(source));
    return new RecognizerStream(
        settings.format(),
        settings
            .endpointing()
            .<RecognizerStream.Listener>map(
                e ->
                    new ManyUtterances(
                        this,
                        sound,
                        new Detection(activity.get(), source, sound.sampleRate()),
                        e,
                        settings.partials()))
            .orElseGet(() -> new OneUtterance(this, sound, settings.partials())));
  }

  /**
   * What a CTC network says of each moment of {@code audio}, before any decoder chooses among it.
   *
   * @throws IllegalArgumentException if it holds no sample, or one that is not a finite number
   * @throws UnsupportedOperationException if the model is a classifier, which has no moments
   */
  public Posteriors posteriors(Audio audio) {
    if (model.objective().kind() != Objective.Kind.CTC) {
      throw new UnsupportedOperationException("a classifier hears an utterance as a whole");
    }
    Features spectra = extractor.spectra(audio);
    double[][] frames = LogProbabilities.of(outputs(spectra), 0);
    for (double[] frame : frames) {
      Arrays.setAll(frame, token -> Math.exp(frame[token]));
    }
    return new Posteriors(frames, extractor.speechStart(spectra), model.secondsPerOutput());
  }

  /**
   * When each word of {@code transcript} is said in {@code audio}. The confidence is that of the
   * whole transcript.
   *
   * @throws IllegalArgumentException if the model is a classifier, if it cannot write the
   *     transcript, or if the sound is too short for it, empty or not finite
   */
  public Hypothesis align(Audio audio, String transcript) {
    return align(extractor.spectra(audio), transcript);
  }

  /**
   * When each word of {@code transcript} is said in a recording, or a feature file if the model
   * takes those.
   *
   * @throws IOException if the file cannot be read; the message names it, the place and the cure
   * @throws IllegalArgumentException as for sound
   */
  public Hypothesis align(Path recording, String transcript) throws IOException {
    return align(extractor.spectra(recording), transcript);
  }

  private Hypothesis align(Features spectra, String transcript) {
    return model
        .aligner()
        .align(outputs(spectra), transcript)
        .delayed(extractor.speechStart(spectra));
  }

  private Batch outputs(Features spectra) {
    Features speech = extractor.finish(extractor.speech(spectra));
    Features features = model.normalization().apply(speech);
    return network.forward(
        new Batch(
            features.values(), features.frames(), features.bins(), new int[] {features.frames()}));
  }

  /**
   * The same recogniser of running speech with another search, such as one among known words.
   *
   * @throws IllegalArgumentException if the network cannot write any of the guidance's words, or
   *     one of its grammar or its phrases
   */
  public Recognizer with(DecoderSettings settings, Guidance other) {
    return new Recognizer(model, network, settings, other, model.decoder(settings, other));
  }

  /**
   * The same recogniser of running speech for the sentences of a grammar alone. Its confidence
   * stays that of the sentence among all that could be said, so other speech has little.
   *
   * @throws IllegalArgumentException if the network cannot write a word of the grammar, naming it,
   *     or the model is a classifier
   */
  public Recognizer with(Grammar grammar) {
    return guided(guidance.with(grammar));
  }

  /**
   * The same recogniser of running speech for those words or phrases alone, in any order.
   *
   * @throws IllegalArgumentException if the network cannot write one of them, naming it, or the
   *     model is a classifier
   */
  public Recognizer with(Collection<String> words) {
    return with(Grammar.of(words));
  }

  /**
   * The same recogniser of running speech which hears some phrases rather than others, without
   * being restricted to them.
   *
   * @param phrases of one or more words, each with what it adds to the logarithm of a transcript's
   *     probability in the search: 2 or 3 for a hint, 10 to hear it nearly always
   * @throws IllegalArgumentException if the network cannot write one of them, naming the word, or
   *     one holds no word, or the model is a classifier
   */
  public Recognizer boosting(Map<String, Double> phrases) {
    return guided(guidance.boosting(phrases));
  }

  /** The same recogniser for pieces of utterances, which are sentences of no grammar. */
  Recognizer ofPieces() {
    return guidance.grammar().isPresent() ? guided(guidance.ofPieces()) : this;
  }

  private Recognizer guided(Guidance other) {
    if (model.objective().kind() != Objective.Kind.CTC) {
      throw new IllegalArgumentException(
          "grammars, words and phrases are for models of running speech (ctc); this one hears"
              + " single words");
    }
    return with(search.withKind(DecoderSettings.Kind.BEAM), other);
  }

  /**
   * The same recogniser with another threshold: what it hears with less confidence it rejects. Of
   * running speech that is the confidence {@linkplain io.nicebeach.decode.Acceptance#perWord a
   * word}.
   *
   * @param threshold in [0, 1]; 0 accepts everything, 1 next to nothing
   */
  public Recognizer accepting(double threshold) {
    Model strict = model.with(model.acceptance().withThreshold(threshold));
    return new Recognizer(strict, network, search, guidance, decoder);
  }

  /** The model at work. */
  public Model model() {
    return model;
  }
}
