package io.nicebeach.cli.console;

/**
 * The terminal that standard error goes to.
 *
 * @param columns its width; 0 if standard error goes elsewhere, such as to a log
 */
record Terminal(int columns) {
  /** As wide as one is when it does not tell. */
  private static final int USUAL_COLUMNS = 80;

  private static final int FEWEST_COLUMNS = 20;

  /** Told by the launcher, which alone can ask: Java knows no terminal but for standard input. */
  static Terminal ofErrors() {
    int columns = Integer.getInteger("nicebeach.columns", 0);
    if (columns <= 0 || "dumb".equals(System.getenv("TERM"))) {
      return new Terminal(0);
    }
    return new Terminal(columns < FEWEST_COLUMNS ? USUAL_COLUMNS : columns);
  }

  boolean exists() {
    return columns > 0;
  }
}
