package io.nicebeach.data;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.FeatureStep;
import io.nicebeach.data.augment.Noise;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.data.augment.Steps;
import io.nicebeach.data.augment.Steps.Switched;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Random changes to training utterances: to their sound, to its power spectra, then to the
 * features. Each step draws from a generator of its own that is found by seed, epoch, utterance and
 * the step's name, so that one step switched off leaves the others' draws as they were.
 *
 * <p>Immutable and thread-safe.
 */
public final class Augmentation {
  /** Leaves everything as it is. */
  public static final Augmentation NONE = from(Settings.of("none", Map.of()));

  private final List<Switched<AudioStep>> audio;
  private final List<Switched<SpectrumStep>> spectrum;
  private final List<Switched<FeatureStep>> feature;

  /**
   * The use of an utterance that draws are made for.
   *
   * @param utterance its index in the training part
   */
  record Use(long seed, int epoch, int utterance) {
    RandomGenerator generator(String step) {
      return Seeds.at(seed, epoch, utterance, step.hashCode());
    }
  }

  private Augmentation(
      List<Switched<AudioStep>> audio,
      List<Switched<SpectrumStep>> spectrum,
      List<Switched<FeatureStep>> feature) {
    this.audio = audio;
    this.spectrum = spectrum;
    this.feature = feature;
  }

  /**
   * The steps that are named in the settings, whatever their order there: {@code speed}, {@code
   * shift}, {@code noise} and {@code gain} change the sound; {@code edges}, {@code tempo}, {@code
   * frequency-warp}, {@code noise-floor} and {@code equalizer} its power spectra; {@code
   * frequency-mask} and {@code time-mask} the features. Each has a {@code probability} (1) and
   * settings of its own, for example {@code shift: {probability: 0.5, seconds: 0.1}}.
   *
   * @throws io.nicebeach.settings.SettingsException for an unknown step or a value out of range
   */
  public static Augmentation from(Settings settings) {
    Augmentation augmentation =
        new Augmentation(Steps.audio(settings), Steps.spectrum(settings), Steps.feature(settings));
    settings.rejectUnknown();
    return augmentation;
  }

  /**
   * The same with recordings for the step {@code noise}; without that step they are not read.
   *
   * @param sampleRate of the training's sound, in Hz
   * @throws IOException if one of the recordings cannot be read
   */
  public Augmentation withNoise(List<Path> recordings, int sampleRate) throws IOException {
    List<Switched<AudioStep>> steps = new ArrayList<>();
    for (Switched<AudioStep> step : audio) {
      steps.add(
          step.step() instanceof Noise noise
              ? new Switched<>(
                  step.name(), step.probability(), noise.with(read(recordings, sampleRate)))
              : step);
    }
    return new Augmentation(List.copyOf(steps), spectrum, feature);
  }

  private static List<float[]> read(List<Path> recordings, int sampleRate) throws IOException {
    List<float[]> noises = new ArrayList<>();
    for (Path recording : recordings) {
      noises.add(AudioReader.read(recording).resampled(sampleRate).samples());
    }
    return noises;
  }

  /** Whether nothing is ever changed. */
  public boolean isEmpty() {
    return audio.isEmpty() && spectrum.isEmpty() && feature.isEmpty();
  }

  boolean changesAudio() {
    return !audio.isEmpty();
  }

  boolean changesSpectra() {
    return !spectrum.isEmpty();
  }

  /** Changed sound, or {@code sound} itself if no step was drawn. */
  Audio apply(Audio sound, Use use) {
    Audio changed = sound;
    for (Switched<AudioStep> step : audio) {
      RandomGenerator random = use.generator(step.name());
      if (random.nextDouble() < step.probability()) {
        changed = step.step().apply(changed, random);
      }
    }
    return changed;
  }

  /** Changed power spectra. */
  Features apply(Features spectra, FeatureSettings settings, Use use) {
    Features changed = spectra;
    for (Switched<SpectrumStep> step : spectrum) {
      RandomGenerator random = use.generator(step.name());
      if (random.nextDouble() < step.probability()) {
        changed = step.step().apply(changed, settings, random);
      }
    }
    return changed;
  }

  /** Changed features. */
  Features apply(Features features, Use use) {
    Features changed = features;
    for (Switched<FeatureStep> step : feature) {
      RandomGenerator random = use.generator(step.name());
      if (random.nextDouble() < step.probability()) {
        changed = step.step().apply(changed, random);
      }
    }
    return changed;
  }
}
