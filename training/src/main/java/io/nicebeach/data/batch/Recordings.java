package io.nicebeach.data.batch;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.SoundFiles;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What augmentation mixes into a data set's utterances: recordings of noise and rooms, and the
 * utterances themselves.
 */
public final class Recordings implements Material {
  private final Dataset data;
  private final List<Path> noise;
  private final List<Path> rooms;

  public Recordings(Dataset data, List<Path> noise, List<Path> rooms) {
    this.data = data;
    this.noise = List.copyOf(noise);
    this.rooms = List.copyOf(rooms);
  }

  @Override
  public List<float[]> noise() throws IOException {
    return SoundFiles.noise(noise, rate());
  }

  @Override
  public List<float[]> rooms() throws IOException {
    return SoundFiles.rooms(rooms, rate());
  }

  @Override
  public List<Features> noiseSpectra() throws IOException {
    FeatureExtractor extractor = data.extractor();
    return noise().stream().map(samples -> extractor.spectra(new Audio(samples, rate()))).toList();
  }

  @Override
  public List<Features> voices() {
    return data.spectra();
  }

  private int rate() {
    return data.extractor().settings().sampleRate();
  }
}
