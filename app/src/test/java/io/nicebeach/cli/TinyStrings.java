package io.nicebeach.cli;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings of several "words", {@link TinyCorpus}'s tones one after the other, and a model. */
final class TinyStrings {
  static final List<String> SAID =
      List.of(
          "high low",
          "low low",
          "high",
          "low high low",
          "low",
          "high high",
          "low low high",
          "high high high",
          "high low high",
          "low high high low",
          "high low low",
          "low high");

  private static final String RECIPE =
      """
      features: {centering: {mean: none}}
      network:
        - context: {frames: 5, stride: 4}
        - dense: {units: 48, initialization: he}
        - relu
        - context: {frames: 5}
        - dense: {units: 48, initialization: he}
        - relu
        - dense: {units: classes}
      objective: {kind: ctc}
      optimizer: {kind: adamw, clipNorm: 5}
      learningRate: {rate: 0.01}
      training: {epochs: 20, batchSize: 5, developmentShare: 0.25}
      """;

  private TinyStrings() {}

  /** A corpus of each string by each of five speakers. */
  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> lines = new ArrayList<>(List.of("file_name,transcription,speaker"));
    for (String speaker : List.of("ann", "bob", "cid", "dan", "eve")) {
      for (String text : SAID) {
        String name = speaker + "-" + text.replace(' ', '-') + ".wav";
        AudioWriter.write(spoken(text, speaker.charAt(0)), folder.resolve(name));
        lines.add(name + "," + text + "," + speaker);
      }
    }
    Files.write(folder.resolve("metadata.csv"), lines);
    return folder;
  }

  /** The words with pauses of a tenth of a second around each. */
  static Audio spoken(String text, long seed) {
    String[] words = text.split(" ");
    float[] samples = new float[800 + words.length * 3200];
    for (int i = 0; i < words.length; i++) {
      float[] word = TinyCorpus.word(words[i], 8000, seed + i).samples();
      System.arraycopy(word, 0, samples, 800 + i * 3200, word.length);
    }
    return new Audio(samples, 8000);
  }

  /** The recipe as a file. */
  static Path recipe(Path folder) throws IOException {
    return Files.writeString(folder.resolve("strings.yaml"), RECIPE);
  }
}
