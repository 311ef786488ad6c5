package io.nicebeach.train;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A corpus of tones in noise: each label has its pitch, each speaker another detuning. */
final class Tones {
  static final List<String> LABELS = List.of("high", "low", "middle");
  private static final double[] HERTZ = {2000, 300, 900};
  private static final int RATE = 8000;

  private Tones() {}

  /** Each speaker says each label so often. */
  static Corpus corpus(Path folder, int speakers, int repeats) throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    for (int speaker = 0; speaker < speakers; speaker++) {
      for (int label = 0; label < LABELS.size(); label++) {
        for (int i = 0; i < repeats; i++) {
          String name = LABELS.get(label) + "-" + speaker + "-" + i + ".wav";
          utterances.add(
              new Utterance(
                  write(
                      folder.resolve(name), HERTZ[label] * (1 + 0.02 * speaker), utterances.size()),
                  LABELS.get(label),
                  "speaker" + speaker));
        }
      }
    }
    return Corpus.of("tones", folder, utterances);
  }

  static Path write(Path file, double hertz, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[1200 + 80 * (int) (seed % 7)];
    for (int i = 0; i < samples.length; i++) {
      double noise = 0.02 * (2 * random.nextDouble() - 1);
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE) + noise);
    }
    Files.createDirectories(file.getParent());
    AudioWriter.overwrite(new Audio(samples, RATE), file);
    return file;
  }
}
