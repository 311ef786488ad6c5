package io.nicebeach.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the Java that runs it. */
public final class Version implements IVersionProvider {
  /** The build's version; {@code development} when not run from its jar. */
  public static String nicebeach() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  public static String java() {
    return System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
  }

  @Override
  public String[] getVersion() {
    return new String[] {"nicebeach " + nicebeach(), "Java " + java()};
  }
}
