package io.nicebeach.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: {@code nicebeach COMMAND}. */
@Command(
    name = "nicebeach",
    description = "Recordings in, a speech recogniser out, on the JVM.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:something given was not usable (a file, a recipe, a model); the message says what to do",
      "2:the command line was not understood",
      "70:a fault of Nicebeach itself; --debug shows where",
      "130:interrupted; what was finished is kept"
    },
    subcommands = {
      DemoCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      CrossvalidateCommand.class,
      TranscribeCommand.class,
      DataCommand.class,
      FeaturesCommand.class,
      ExplainCommand.class,
      InspectCommand.class,
      BenchCommand.class,
      RehearseCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Nicebeach {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On an error show the whole stack trace.")
  boolean debug;

  private Nicebeach() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Nicebeach root = new Nicebeach();
    return new CommandLine(root)
        .setExecutionExceptionHandler(new ErrorMessages(root))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
