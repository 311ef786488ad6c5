package io.nicebeach.data.batch;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.FeatureStep;
import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.data.augment.Steps;
import io.nicebeach.data.augment.Steps.Switched;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
  public record Use(long seed, int epoch, int utterance) {
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
   * The steps that are named in the settings, whatever their order there; see {@link Steps}. Each
   * has a {@code probability} (1) and settings of its own, for example {@code shift: {probability:
   * 0.5, seconds: 0.1}}.
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
   * The same with what steps mix in; what no step asks for is not read.
   *
   * @throws IOException if something cannot be read
   */
  public Augmentation with(Material material) throws IOException {
    List<Switched<AudioStep>> sounds = new ArrayList<>();
    for (Switched<AudioStep> step : audio) {
      sounds.add(new Switched<>(step.name(), step.probability(), step.step().with(material)));
    }
    List<Switched<SpectrumStep>> spectra = new ArrayList<>();
    for (Switched<SpectrumStep> step : spectrum) {
      spectra.add(new Switched<>(step.name(), step.probability(), step.step().with(material)));
    }
    return new Augmentation(List.copyOf(sounds), List.copyOf(spectra), feature);
  }

  /** Whether nothing is ever changed. */
  public boolean isEmpty() {
    return audio.isEmpty() && spectrum.isEmpty() && feature.isEmpty();
  }

  /**
   * @throws IllegalArgumentException if this changes powers or sound and features of that kind are
   *     not made of them
   */
  void requireFit(FeatureSettings.Kind kind) {
    if (changesSpectra() && kind == FeatureSettings.Kind.MAGNITUDE) {
      throw new IllegalArgumentException(
          "augmentation of power spectra needs features of another kind than magnitude");
    }
    if (changesAudio() && kind.isMadeElsewhere()) {
      throw new IllegalArgumentException(
          "augmentation of sound needs features made of sound, not kind " + Settings.nameOf(kind));
    }
  }

  /** Whether the sound itself is changed. */
  public boolean changesAudio() {
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

  /**
   * What lies in time beside an utterance's spectra, such as its frames' labels, moved as {@link
   * #powers} moves the frames in the same use.
   *
   * @param beside as many frames, as if they were powers
   */
  Features moved(Features beside, FeatureSettings settings, Use use) {
    Features before =
        apply(beside, settings, step -> step.movesFrames() && !step.isAfterTrim(), use);
    return apply(before, settings, step -> step.movesFrames() && step.isAfterTrim(), use);
  }

  /**
   * The changed power spectra of the speech: all steps before it is trimmed but those that change
   * where it is cut.
   */
  public Features powers(Features spectra, FeatureExtractor extractor, Use use) {
    Features sound = apply(spectra, extractor.settings(), step -> !step.isAfterTrim(), use);
    return apply(extractor.speech(sound), extractor.settings(), SpectrumStep::isAfterTrim, use);
  }

  private Features apply(
      Features spectra, FeatureSettings settings, Predicate<SpectrumStep> steps, Use use) {
    Features changed = spectra;
    for (Switched<SpectrumStep> step : spectrum) {
      RandomGenerator random = use.generator(step.name());
      if (steps.test(step.step()) && random.nextDouble() < step.probability()) {
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
