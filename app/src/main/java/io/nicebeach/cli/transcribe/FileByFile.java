package io.nicebeach.cli.transcribe;

import io.nicebeach.cli.console.ErrorMessages;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * Work on one recording after the other: one that cannot be used is reported and the rest go on.
 */
final class FileByFile {
  private final PrintWriter err;

  FileByFile(PrintWriter err) {
    this.err = err;
  }

  /** What is done with one recording. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** Does the work; false, and a line that names the recording, if that is not possible. */
  boolean succeeds(String name, Work work) {
    try {
      work.run();
      return true;
    } catch (IOException e) {
      return report(ErrorMessages.message(e));
    } catch (IllegalArgumentException e) {
      return report(name + ": " + ErrorMessages.message(e));
    }
  }

  /** Reports an error; always false. */
  boolean report(String message) {
    err.println("nicebeach: " + message);
    err.flush();
    return false;
  }
}
