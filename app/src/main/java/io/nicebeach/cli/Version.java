package io.nicebeach.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the Java that runs it. */
final class Version implements IVersionProvider {
  /** The build's version; {@code development} when not run from its jar. */
  static String nicebeach() {
    String version = Nicebeach.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String java() {
    return System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
  }

  @Override
  public String[] getVersion() {
    return new String[] {"nicebeach " + nicebeach(), "Java " + java()};
  }
}
