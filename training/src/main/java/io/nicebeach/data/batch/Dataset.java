package io.nicebeach.data.batch;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.features.Normalization;
import io.nicebeach.text.Alphabet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Utterances with their sound, features and targets. Each recording is decoded once; its spectra
 * are kept, and its sound as far as memory allows (what is not kept is read again when it is
 * needed, with the same result).
 *
 * <p>Immutable and thread-safe.
 */
public final class Dataset {
  private static final Features NOTHING = new Features(new float[0], 0, 1);

  private final List<Utterance> utterances;
  private final Labelling labelling;
  private final int[][] targets;
  private final SoundStore sounds;
  private final FeatureExtractor extractor;
  private final List<Features> spectra;
  private final List<Features> features;
  private final Normalization normalization;

  private Dataset(
      List<Utterance> utterances,
      Labelling labelling,
      int[][] targets,
      SoundStore sounds,
      FeatureExtractor extractor,
      List<Features> spectra,
      List<Features> features,
      Normalization normalization) {
    this.utterances = utterances;
    this.labelling = labelling;
    this.targets = targets;
    this.sounds = sounds;
    this.extractor = extractor;
    this.spectra = spectra;
    this.features = features;
    this.normalization = normalization;
  }

  /**
   * Reads recordings, on all cores.
   *
   * @param alphabet of the transcripts' tokens, whose indices are the targets
   * @throws IOException if a recording cannot be read or holds no sound, or a transcript has a
   *     token that is not in the alphabet; of several the first in order is named
   */
  public static Dataset load(
      List<Utterance> utterances, FeatureExtractor extractor, Alphabet alphabet)
      throws IOException {
    return load(utterances, extractor, new TranscriptLabelling(alphabet));
  }

  /**
   * Reads recordings, on all cores.
   *
   * @param labelling tells the targets
   * @throws IOException if a recording cannot be read, holds no sound or cannot be labelled; of
   *     several the first in order is named
   */
  public static Dataset load(
      List<Utterance> utterances, FeatureExtractor extractor, Labelling labelling)
      throws IOException {
    boolean hasSound = !extractor.settings().kind().isMadeElsewhere();
    SoundStore sounds =
        SoundStore.read(hasSound ? utterances : List.of(), extractor.settings().sampleRate());
    List<Features> spectra = spectra(utterances, extractor, sounds);
    int[][] targets = new int[utterances.size()][];
    for (int i = 0; i < targets.length; i++) {
      targets[i] = labelling.targets(utterances.get(i), extractor, spectra.get(i));
    }
    List<Features> features = parallel(spectra.size(), i -> clean(extractor, spectra.get(i)));
    return new Dataset(
        List.copyOf(utterances),
        labelling,
        targets,
        sounds,
        extractor,
        spectra,
        features,
        Normalization.none(extractor.settings().bins()));
  }

  /** The spectra of all utterances; of several that have none the first in order is named. */
  private static List<Features> spectra(
      List<Utterance> utterances, FeatureExtractor extractor, SoundStore sounds)
      throws IOException {
    @Nullable IOException[] errors = new IOException[utterances.size()];
    List<Features> spectra =
        parallel(
            errors.length,
            i -> {
              try {
                return spectra(i, utterances.get(i), extractor, sounds);
              } catch (IOException e) {
                errors[i] = e;
                return NOTHING;
              }
            });
    for (IOException error : errors) {
      if (error != null) {
        throw error;
      }
    }
    return spectra;
  }

  private static Features spectra(
      int index, Utterance utterance, FeatureExtractor extractor, SoundStore sounds)
      throws IOException {
    try {
      return extractor.settings().kind().isMadeElsewhere()
          ? extractor.spectra(utterance.file())
          : extractor.spectra(sounds.audio(index));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalArgumentException e) {
      throw new CorpusException(
          utterance.file(), "has no features: " + e.getMessage(), "remove it from the corpus");
    }
  }

  /** The same utterances with their features shifted and scaled. */
  public Dataset normalized(Normalization by) {
    List<Features> scaled = parallel(size(), i -> by.apply(clean(extractor, spectra.get(i))));
    return new Dataset(utterances, labelling, targets, sounds, extractor, spectra, scaled, by);
  }

  /** The number of utterances. */
  public int size() {
    return utterances.size();
  }

  public List<Utterance> utterances() {
    return utterances;
  }

  /** The features of each utterance, as they are without augmentation. */
  public List<Features> features() {
    return features;
  }

  /** The power spectra of each utterance, before any trimming. */
  List<Features> spectra() {
    return spectra;
  }

  /** The targets of an utterance as it was recorded. */
  public int[] target(int index) {
    return targets[index];
  }

  /** The tokens of another transcript. */
  public int[] encoded(String transcript) {
    return labelling.alphabet().encode(transcript);
  }

  /**
   * The sound of an utterance, at the features' sample rate.
   *
   * @throws IllegalStateException if there is none: the features came from feature files
   */
  public Audio audio(int index) {
    if (extractor.settings().kind().isMadeElsewhere()) {
      throw new IllegalStateException("utterances of feature files have no sound");
    }
    return sounds.audio(index);
  }

  public FeatureExtractor extractor() {
    return extractor;
  }

  /** All utterances in their order, without augmentation, {@code size} (0: all) at a time. */
  public Iterable<LabelledBatch> batches(int size) {
    return Batches.inOrder(DrawnExamples.inOrder(this), size);
  }

  /** The targets of an utterance in one use of it. */
  int[] target(int index, Augmentation augmentation, Augmentation.Use use) {
    return labelling.moved(targets[index], augmentation, extractor, use);
  }

  /** The features of an utterance in one use of it. */
  Features augmented(int index, Augmentation augmentation, Augmentation.Use use) {
    if (augmentation.isEmpty()) {
      return features.get(index);
    }
    return finished(
        augmentation.powers(powers(index, augmentation, use), extractor, use), augmentation, use);
  }

  /** The spectra of an utterance's sound, which may be changed, in one use of it. */
  public Features powers(int index, Augmentation augmentation, Augmentation.Use use) {
    if (!augmentation.changesAudio()) {
      return spectra.get(index);
    }
    Audio clean = sounds.audio(index);
    Audio audio = augmentation.apply(clean, use);
    return audio == clean ? spectra.get(index) : extractor.spectra(audio);
  }

  /** From the spectra of speech, as they are learnt, to features. */
  public Features finished(Features speech, Augmentation augmentation, Augmentation.Use use) {
    return augmentation.apply(normalization.apply(extractor.finish(speech)), use);
  }

  private static Features clean(FeatureExtractor extractor, Features spectra) {
    return extractor.finish(extractor.speech(spectra));
  }

  private interface Maker {
    Features make(int index);
  }

  private static List<Features> parallel(int count, Maker maker) {
    return IntStream.range(0, count).parallel().mapToObj(maker::make).toList();
  }
}
