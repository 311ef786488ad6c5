package io.nicebeach.data;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small recordings for tests. */
public final class Sounds {
  public static final int RATE = 8000;

  private Sounds() {}

  /** A tone in faint noise, which makes every recording different. */
  public static Audio tone(double hertz, double seconds, double amplitude, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) Math.round(seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      double tone = amplitude * Math.sin(2 * Math.PI * hertz * i / RATE);
      samples[i] = (float) (tone + 0.001 * (2 * random.nextDouble() - 1));
    }
    return new Audio(samples, RATE);
  }

  public static Path write(Path file, Audio audio) throws IOException {
    Files.createDirectories(file.getParent());
    AudioWriter.write(audio, file);
    return file;
  }

  /** Three speakers say "low" and "high" with tones, each {@code repeats} times. */
  public static List<Utterance> corpus(Path folder, int repeats) throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    for (String speaker : List.of("ann", "bob", "cy")) {
      for (String label : List.of("low", "high")) {
        for (int i = 0; i < repeats; i++) {
          int seed = utterances.size();
          Audio audio = tone(label.equals("low") ? 300 : 1500, 0.3 + 0.02 * seed, 0.3, seed);
          Path file = folder.resolve(label + "/" + speaker + "_nohash_" + i + ".wav");
          utterances.add(new Utterance(write(file, audio), label, speaker));
        }
      }
    }
    return utterances;
  }
}
