package io.nicebeach.audio;

/**
 * Reads one container format.
 *
 * <p>WAV, AIFF, AU, FLAC and SPHERE are built in; the jar nicebeach-formats adds MP3, Ogg Vorbis
 * and AAC. Further formats are found with {@link java.util.ServiceLoader}, so that a decoder that
 * needs more than {@code java.base} can come with the application: name the implementation in
 * {@code META-INF/services/io.nicebeach.audio.AudioFormatReader} (or {@code provides} it in a
 * module). Built-in formats are asked first. An implementation must be safe for use by many
 * threads.
 */
public interface AudioFormatReader {
  /** What the format is called: "WAV". */
  String name();

  /**
   * Whether sound that begins with these bytes is in this format.
   *
   * @param head the first bytes, 4096 of them or more unless the whole is shorter; not to be
   *     changed
   */
  boolean recognizes(byte[] head);

  /**
   * Decodes a whole recording and mixes it down to mono.
   *
   * @param bytes the whole file; not to be changed
   * @param name what to call it in messages
   * @throws AudioFormatException if the bytes are not what the format demands
   */
  Recording read(byte[] bytes, String name) throws AudioFormatException;
}
