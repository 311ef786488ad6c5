package io.nicebeach.cli;

import io.nicebeach.cli.console.ErrorMessages;
import io.nicebeach.cli.console.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a failed command prints, and its exit code. */
final class Failures
    implements IExecutionStrategy, IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Nicebeach root;

  Failures(Nicebeach root) {
    this.root = root;
  }

  @Override
  public int execute(ParseResult parsed) {
    try {
      return new RunLast().execute(parsed);
    } catch (Error e) { // which picocli would let through, trace and all
      return failed(e, parsed.commandSpec().commandLine());
    }
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    return failed(exception, command);
  }

  private int failed(Throwable failure, CommandLine command) {
    PrintWriter err = command.getErr();
    boolean foreseen = ErrorMessages.isForeseen(failure);
    err.println(
        "nicebeach: "
            + (foreseen ? ErrorMessages.message(failure) : "a fault in Nicebeach: " + failure));
    if (root.debug) {
      failure.printStackTrace(err);
    } else if (!foreseen) {
      err.println("Please report it with the output of the same command and --debug.");
    }
    err.flush();
    return foreseen ? ExitCode.UNUSABLE_INPUT : ExitCode.OWN_FAULT;
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    PrintWriter err = command.getErr();
    if (isGroup(command) && !(mistake instanceof UnmatchedArgumentException)) {
      command.usage(err);
    } else {
      String message = mistake.getMessage().replaceFirst("^Error: ", ""); // some of picocli's
      err.println("nicebeach: " + message + suggestion(mistake));
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    err.flush();
    return ExitCode.USAGE;
  }

  /** Whether it only holds commands and does nothing by itself. */
  private static boolean isGroup(CommandLine command) {
    return !(command.getCommand() instanceof Runnable)
        && !(command.getCommand() instanceof java.util.concurrent.Callable);
  }

  private static String suggestion(ParameterException mistake) {
    List<String> similar =
        mistake instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }
}
