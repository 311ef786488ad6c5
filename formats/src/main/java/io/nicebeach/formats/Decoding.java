package io.nicebeach.formats;

import io.nicebeach.audio.AudioFormatException;
import java.util.concurrent.Callable;

/** Work that a library does on bytes that may be anything. */
final class Decoding {
  private Decoding() {}

  /**
   * Does it; the libraries throw all sorts of exceptions at damaged input, here they become one.
   *
   * @param name what to call the file
   * @param offset where in it the input is
   */
  static <T> T guarded(String name, long offset, Callable<T> work) throws AudioFormatException {
    try {
      return work.call();
    } catch (AudioFormatException e) {
      throw e;
    } catch (Exception e) {
      AudioFormatException damaged =
          new AudioFormatException(
              name,
              offset,
              "cannot be decoded, it is damaged or unusual ("
                  + e
                  + "); copy it again or convert it to WAV");
      damaged.initCause(e);
      throw damaged;
    }
  }
}
