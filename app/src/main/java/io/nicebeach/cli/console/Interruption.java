package io.nicebeach.cli.console;

import java.io.PrintWriter;

/**
 * While open, Ctrl-C makes the program say how to go on before it ends. The exit code is the JVM's
 * own: 130 for Ctrl-C.
 */
public final class Interruption implements AutoCloseable {
  private final Thread hook;

  /**
   * @param progress what is cleared first
   */
  public Interruption(ProgressLine progress, PrintWriter err) {
    hook =
        new Thread(
            () -> {
              progress.end();
              err.println("interrupted; go on with the same command and --resume");
              err.flush();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    forget(hook);
  }

  /** Takes back what was to happen at the end of the program, unless that has come. */
  public static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook at work.
    }
  }
}
