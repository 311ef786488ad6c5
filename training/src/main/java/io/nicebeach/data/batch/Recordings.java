package io.nicebeach.data.batch;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.augment.Material;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return samples(noise);
  }

  @Override
  public List<float[]> rooms() throws IOException {
    return samples(rooms);
  }

  @Override
  public List<Features> noiseSpectra() throws IOException {
    FeatureExtractor extractor = data.extractor();
    int rate = extractor.settings().sampleRate();
    return noise().stream().map(samples -> extractor.spectra(new Audio(samples, rate))).toList();
  }

  @Override
  public List<Features> voices() {
    return data.spectra();
  }

  private List<float[]> samples(List<Path> recordings) throws IOException {
    List<float[]> samples = new ArrayList<>();
    for (Path recording : recordings) {
      Audio audio = AudioReader.read(recording);
      samples.add(audio.resampled(data.extractor().settings().sampleRate()).samples());
    }
    return samples;
  }
}
