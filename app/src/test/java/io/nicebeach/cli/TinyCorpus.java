package io.nicebeach.cli;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes recordings of "words" that even a short training tells apart: tones of two heights. */
public final class TinyCorpus {
  static final List<String> WORDS = List.of("high", "low");
  private static final int RATE = 8000;
  private static final int SAMPLES = 2400;

  private TinyCorpus() {}

  /** A corpus of both words, with a manifest that names the speakers. */
  public static Path write(Path folder, List<String> speakers, int takes) throws IOException {
    return write(folder, WORDS, speakers, takes);
  }

  public static Path write(Path folder, List<String> words, List<String> speakers, int takes)
      throws IOException {
    Files.createDirectories(folder);
    List<String> lines = new ArrayList<>(List.of("file_name,transcription,speaker"));
    for (int s = 0; s < speakers.size(); s++) {
      for (String word : words) {
        for (int take = 0; take < takes; take++) {
          String name = "%s-%d-%d.wav".formatted(word, s, take);
          AudioWriter.write(word(word, RATE, 31L * s + take), folder.resolve(name));
          lines.add(name + "," + word + "," + speakers.get(s));
        }
      }
    }
    Files.write(folder.resolve("metadata.csv"), lines);
    return folder;
  }

  /** Someone's way to say a word; {@code seed} tells how. */
  static Audio word(String word, int rate, long seed) {
    Random random = new Random(seed);
    double hertz = (word.equals("high") ? 1500 : 400) * (0.8 + 0.4 * random.nextDouble());
    float[] samples = new float[SAMPLES * (rate / RATE)];
    for (int i = 0; i < samples.length; i++) {
      double fade = Math.sin(Math.PI * i / samples.length);
      double tone = Math.sin(2 * Math.PI * hertz * i / rate);
      samples[i] = (float) (fade * (0.3 * tone + 0.005 * random.nextGaussian()));
    }
    return new Audio(samples, rate);
  }

  /** A model trained on such a corpus, well enough to tell the words apart. */
  public static Path train(Path folder) throws IOException {
    Path corpus = write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 4);
    Path model = folder.resolve("tones.safetensors");
    CommandRun run =
        CommandRun.of(
            "train",
            "--data",
            corpus,
            "--out",
            model,
            "--set=training.epochs=8",
            "--set=data.sounds.share=0", // takes seconds of its own
            "--set=data.nonwords.share=0", // a tone backwards is the same tone
            "--set=data.sampling.atLeast=0");
    if (run.exitCode() != 0) {
      throw new IllegalStateException(run.err());
    }
    return model;
  }
}
