package io.nicebeach.formats;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The sounds that {@code make.sh} in the folder {@code formats} made. */
final class FormatFiles {
  private FormatFiles() {}

  static byte[] bytes(String name) {
    try (InputStream in = FormatFiles.class.getResourceAsStream("/formats/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What all of them were made of, at a rate in Hz. */
  static Audio original(int sampleRate) throws IOException {
    return AudioReader.read(bytes("speech.flac"), "speech.flac").resampled(sampleRate);
  }
}
