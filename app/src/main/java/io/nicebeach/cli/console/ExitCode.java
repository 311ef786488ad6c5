package io.nicebeach.cli.console;

/** The exit codes, as {@code docs/command-line.md} lists them. */
public final class ExitCode {
  public static final int OK = 0;

  /** Something given was not usable, or an output could not be written. */
  public static final int UNUSABLE_INPUT = 1;

  /** The command line was not understood. */
  public static final int USAGE = 2;

  /** A fault of Nicebeach itself. */
  public static final int OWN_FAULT = 70;

  /** Whoever read the output has gone; what a shell reports of a program that SIGPIPE ended. */
  static final int OUTPUT_CLOSED = 141;

  private ExitCode() {}
}
