package io.nicebeach.cli.explain;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.augment.AudioStep;
import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.SoundFiles;
import io.nicebeach.data.augment.SpectrumStep;
import io.nicebeach.data.augment.Steps;
import io.nicebeach.data.augment.Steps.Switched;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;
import io.nicebeach.signal.GriffinLim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of augmentation one by one, as sound. */
final class AudibleSteps {
  private final List<Switched<AudioStep>> audio;
  private final List<Switched<SpectrumStep>> spectrum;
  private final List<String> masks;
  private final FeatureExtractor extractor;
  private final Recorded recorded;

  /**
   * @param settings of the steps
   * @param sampleRate of all sound, in Hz
   */
  AudibleSteps(Settings settings, int sampleRate, List<Path> noise, List<Path> rooms) {
    audio = Steps.audio(settings);
    spectrum = Steps.spectrum(settings);
    masks = Steps.feature(settings).stream().map(Switched::name).toList();
    extractor = FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.POWER, sampleRate));
    recorded = new Recorded(extractor, noise, rooms);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    audio.forEach(step -> names.add(step.name()));
    spectrum.forEach(step -> names.add(step.name()));
    names.addAll(masks);
    return names;
  }

  /** The sound after a step; empty if it cannot be heard. */
  Optional<Audio> apply(String name, Audio clean, long seed, int take) throws IOException {
    var random = Seeds.at(seed, take, name.hashCode());
    for (Switched<AudioStep> step : audio) {
      if (step.name().equals(name)) {
        return Optional.of(step.step().with(recorded).apply(clean, random));
      }
    }
    for (Switched<SpectrumStep> step : spectrum) {
      if (step.name().equals(name)) {
        Features powers = extractor.spectra(clean);
        Features changed = step.step().with(recorded).apply(powers, extractor.settings(), random);
        return changed == powers ? Optional.empty() : Optional.of(sound(changed));
      }
    }
    return Optional.empty();
  }

  String whyNot(String name) {
    return masks.contains(name)
        ? "covers numbers that the network gets, and cannot be heard"
        : "changes nothing here: it mixes in recordings and there are none, or this one is too short";
  }

  private Audio sound(Features powers) {
    float[] magnitudes = powers.values().clone();
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = (float) Math.sqrt(magnitudes[i]);
    }
    FeatureSettings.Framing framing = extractor.settings().framing();
    GriffinLim inverse = new GriffinLim(framing.fftSize(), framing.hopLength());
    return new Audio(inverse.sound(magnitudes, powers.frames()), extractor.settings().sampleRate());
  }

  private record Recorded(FeatureExtractor extractor, List<Path> noisy, List<Path> reverberant)
      implements Material {
    @Override
    public List<float[]> noise() throws IOException {
      return SoundFiles.noise(noisy, rate());
    }

    @Override
    public List<float[]> rooms() throws IOException {
      return SoundFiles.rooms(reverberant, rate());
    }

    @Override
    public List<Features> noiseSpectra() throws IOException {
      return noise().stream().map(noise -> extractor.spectra(new Audio(noise, rate()))).toList();
    }

    @Override
    public List<Features> voices() {
      return List.of();
    }

    private int rate() {
      return extractor.settings().sampleRate();
    }
  }
}
