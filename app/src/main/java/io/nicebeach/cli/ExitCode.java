package io.nicebeach.cli;

/** The exit codes, as {@code docs/command-line.md} lists them. */
final class ExitCode {
  static final int OK = 0;

  /** Something given was not usable, or an output could not be written. */
  static final int UNUSABLE_INPUT = 1;

  /** The command line was not understood. */
  static final int USAGE = 2;

  /** A fault of Nicebeach itself. */
  static final int OWN_FAULT = 70;

  /** Whoever read the output has gone; what a shell reports of a program that SIGPIPE ended. */
  static final int OUTPUT_CLOSED = 141;

  private ExitCode() {}
}
