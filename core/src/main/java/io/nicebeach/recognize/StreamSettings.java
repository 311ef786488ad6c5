package io.nicebeach.recognize;

import io.nicebeach.audio.RawFormat;
import java.util.Optional;

/**
 * How a {@link RecognizerStream} listens.
 *
 * @param format the rate of the sound, and how it lies in bytes where it comes so
 * @param endpointing where utterances begin and end; empty if the whole stream is one
 * @param partials whether to tell what an utterance under way sounds like so far, which costs more
 *     than all the rest
 */
public record StreamSettings(
    RawFormat format, Optional<Endpointing> endpointing, boolean partials) {
  /** For sound of that rate in Hz, in bytes 16-bit integers with the lowest byte first. */
  public static StreamSettings of(int sampleRate) {
    return of(RawFormat.usual(sampleRate));
  }

  public static StreamSettings of(RawFormat format) {
    return new StreamSettings(format, Optional.empty(), true);
  }

  /** The same, but utterance after utterance is looked for. */
  public StreamSettings with(Endpointing settings) {
    return new StreamSettings(format, Optional.of(settings), partials);
  }

  /** The same without partial texts. */
  public StreamSettings withoutPartials() {
    return new StreamSettings(format, endpointing, false);
  }
}
