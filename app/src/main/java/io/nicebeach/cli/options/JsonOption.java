package io.nicebeach.cli.options;

import picocli.CommandLine.Option;

/** Output for programs instead of people. */
public final class JsonOption {
  @Option(names = "--json", description = "Print JSON, for programs to read.")
  public boolean json;
}
