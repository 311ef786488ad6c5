package io.nicebeach.benchmarks;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.FeatureSettings.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One half of features-vs-numpy.sh: measures Nicebeach's log-mel and MFCC of the same sounds in CPU
 * time of one thread, and leaves the sounds and their features for the other half to compare with.
 */
public final class FeaturesRun {
  private static final int SAMPLE_RATE = 8000;
  private static final int UTTERANCES = 10;
  private static final int WARM_UP_ROUNDS = 500;
  private static final int ROUNDS = 200;

  private FeaturesRun() {}

  /** The argument is the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<Audio> sounds = new ArrayList<>();
    for (int seed = 0; seed < UTTERANCES; seed++) {
      sounds.add(new Audio(Sounds.voiced(SAMPLE_RATE, SAMPLE_RATE, seed), SAMPLE_RATE));
    }
    write(folder.resolve("samples.f32"), sounds.stream().map(Audio::samples).toList());
    FeatureSettings logMel = FeatureSettings.of(Kind.LOG_MEL, SAMPLE_RATE);
    Centering none = new Centering(Centering.Mean.NONE, 30, 1);
    measure("log-mel", logMel.withCentering(none), sounds, folder);
    measure("mfcc", FeatureSettings.of(Kind.MFCC, SAMPLE_RATE), sounds, folder);
  }

  private static void measure(
      String name, FeatureSettings settings, List<Audio> sounds, Path folder) throws IOException {
    FeatureExtractor extractor = FeatureExtractor.of(settings);
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      sounds.forEach(extractor::extract);
    }
    double fastest = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = cpuNanos();
      sounds.forEach(extractor::extract);
      fastest = Math.min(fastest, (cpuNanos() - before) / 1e6 / sounds.size());
    }
    System.out.printf("%s %.4f%n", name, fastest);
    write(
        folder.resolve(name + ".f32"),
        sounds.stream().map(s -> extractor.extract(s).values()).toList());
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void write(Path file, List<float[]> arrays) throws IOException {
    int size = arrays.stream().mapToInt(a -> a.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    arrays.forEach(
        array -> {
          for (float value : array) {
            bytes.putFloat(value);
          }
        });
    Files.write(file, bytes.array());
  }
}
