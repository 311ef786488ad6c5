package io.nicebeach.cli;

import picocli.CommandLine.Option;

/** Output for programs instead of people. */
final class JsonOption {
  @Option(names = "--json", description = "Print JSON, for programs to read.")
  boolean json;
}
