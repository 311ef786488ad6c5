package io.nicebeach.data;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.RawFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One recording and what is said in it.
 *
 * @param file where the sound lies, or the feature file that was made of it
 * @param text the transcript, normalised
 * @param speaker who speaks; empty where the corpus does not tell
 * @param headerless how the samples lie in a file without a header
 */
public record Utterance(Path file, String text, String speaker, Optional<RawFormat> headerless) {
  /** A recording whose format its content tells. */
  public Utterance(Path file, String text, String speaker) {
    this(file, text, speaker, Optional.empty());
  }

  /** The same recording with another transcript. */
  public Utterance withText(String other) {
    return new Utterance(file, other, speaker, headerless);
  }

  /** The file's name without its ending, for people and logs. */
  public String name() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * The sound, at the file's sample rate.
   *
   * @throws IOException if the file cannot be read or is no sound
   */
  public Audio sound() throws IOException {
    return headerless.isPresent()
        ? AudioReader.read(file, headerless.get())
        : AudioReader.read(file);
  }
}
