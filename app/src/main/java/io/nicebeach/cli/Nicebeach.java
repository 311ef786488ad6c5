package io.nicebeach.cli;

import io.nicebeach.cli.bench.BenchCommand;
import io.nicebeach.cli.console.StandardOutput;
import io.nicebeach.cli.console.Version;
import io.nicebeach.cli.data.DataCommand;
import io.nicebeach.cli.evaluate.CalibrateCommand;
import io.nicebeach.cli.evaluate.EvaluateCommand;
import io.nicebeach.cli.explain.AugmentCommand;
import io.nicebeach.cli.explain.ExplainCommand;
import io.nicebeach.cli.explain.FeaturesCommand;
import io.nicebeach.cli.language.GrammarCommand;
import io.nicebeach.cli.language.LmCommand;
import io.nicebeach.cli.listen.ListenCommand;
import io.nicebeach.cli.model.ExportCommand;
import io.nicebeach.cli.model.InspectCommand;
import io.nicebeach.cli.teach.TeachCommand;
import io.nicebeach.cli.train.CrossvalidateCommand;
import io.nicebeach.cli.train.DemoCommand;
import io.nicebeach.cli.train.TrainCommand;
import io.nicebeach.cli.transcribe.AlignCommand;
import io.nicebeach.cli.transcribe.TranscribeCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
      "130:interrupted; what was finished is kept",
      "141:whoever read the output has gone (nicebeach ... | head -1)"
    },
    footer = {
      "%nExamples:",
      "  nicebeach demo",
      "  nicebeach train --data my-words --out my-words.safetensors",
      "  nicebeach transcribe --model my-words.safetensors recording.wav"
    })
public final class Nicebeach {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          TrainCommand.class,
          TeachCommand.class,
          EvaluateCommand.class,
          CalibrateCommand.class,
          CrossvalidateCommand.class,
          TranscribeCommand.class,
          ListenCommand.class,
          AlignCommand.class,
          LmCommand.class,
          GrammarCommand.class,
          DataCommand.class,
          FeaturesCommand.class,
          AugmentCommand.class,
          ExplainCommand.class,
          InspectCommand.class,
          ExportCommand.class,
          BenchCommand.class,
          RehearseCommand.class);

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "On an error show the whole stack trace.")
  boolean debug;

  private Nicebeach() {}

  public static void main(String[] arguments) {
    // Numbers look the same everywhere: output is for programs too.
    Locale.setDefault(Locale.ROOT);
    StandardOutput output = StandardOutput.ofProcess();
    PrintWriter out = output.writer();
    PrintWriter err = StandardOutput.errors();
    int exitCode = commandLine(arguments).setOut(out).setErr(err).execute(arguments);
    out.flush();
    exitCode = output.checked(exitCode, err);
    err.flush();
    System.exit(exitCode);
  }

  /**
   * The command line for these arguments. If they begin with a command's name it holds that command
   * alone, for looking at all of them would take most of a transcription's time.
   */
  static CommandLine commandLine(String... arguments) {
    Nicebeach root = new Nicebeach();
    Failures failures = new Failures(root);
    CommandLine commandLine = new CommandLine(root);
    Optional<Class<?>> first = first(arguments);
    if (first.isPresent()) {
      commandLine.addSubcommand(first.get());
    } else {
      for (Class<?> command : COMMANDS) {
        commandLine.addSubcommand(command);
      }
      commandLine.addSubcommand(help());
    }
    giveVersion(commandLine);
    return commandLine
        .setExecutionStrategy(failures)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** Lets every sub-command's {@code --version} tell Nicebeach's. */
  private static void giveVersion(CommandLine commandLine) {
    commandLine.getCommandSpec().versionProvider(new Version());
    commandLine.getSubcommands().values().forEach(Nicebeach::giveVersion);
  }

  private static Optional<Class<?>> first(String... arguments) {
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && arguments[0].equals(name(command)))
        .findFirst();
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static CommandLine help() {
    CommandLine help = new CommandLine(new CommandLine.HelpCommand());
    help.getCommandSpec().usageMessage().footer("%nExample:", "  nicebeach help train");
    return help;
  }
}
