package io.nicebeach.data;

import java.nio.file.Path;

/**
 * One recording and what is said in it.
 *
 * @param file where the sound lies
 * @param text the transcript, normalised
 * @param speaker who speaks; empty where the corpus does not tell
 */
public record Utterance(Path file, String text, String speaker) {
  /** The file's name without its ending, for people and logs. */
  public String name() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
