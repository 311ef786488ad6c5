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
 * @param file where the sound lies, or the feature file that was made of it; a mere name where it
 *     {@link #hasFile() has no file}
 * @param text the transcript, normalised
 * @param speaker who speaks; empty where the corpus does not tell
 * @param headerless how the samples lie in a file without a header
 * @param edit what becomes of the recording first; empty for the recording as it is
 */
public record Utterance(
    Path file, String text, String speaker, Optional<RawFormat> headerless, Optional<Edit> edit) {
  /** A whole recording. */
  public Utterance(Path file, String text, String speaker, Optional<RawFormat> headerless) {
    this(file, text, speaker, headerless, Optional.empty());
  }

  /** A recording whose format its content tells. */
  public Utterance(Path file, String text, String speaker) {
    this(file, text, speaker, Optional.empty(), Optional.empty());
  }

  /** The same recording with another transcript. */
  public Utterance withText(String other) {
    return new Utterance(file, other, speaker, headerless, edit);
  }

  /** The same with the recording changed, and with nothing else done to it. */
  public Utterance edited(Edit other) {
    return new Utterance(file, text, speaker, headerless, Optional.of(other));
  }

  /** Whether it is all that a file with a header holds, so that the file can stand for it. */
  public boolean isWholeFile() {
    return headerless.isEmpty() && edit.isEmpty();
  }

  /** Whether there is a file; the sound of others is computed. */
  public boolean hasFile() {
    return edit.map(Edit::needsFile).orElse(true);
  }

  /** The file's name without its ending, for people and logs. */
  public String name() {
    return withoutEnding(file.getFileName().toString());
  }

  /** A file's name without its ending. */
  public static String withoutEnding(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot > 0 ? fileName.substring(0, dot) : fileName;
  }

  /**
   * The sound, at the file's sample rate.
   *
   * @throws IOException if the file cannot be read or is no sound
   */
  public Audio sound() throws IOException {
    if (edit.isPresent()) {
      return edit.get().apply(new Utterance(file, text, speaker, headerless));
    }
    return headerless.isPresent()
        ? AudioReader.read(file, headerless.get())
        : AudioReader.read(file);
  }
}
