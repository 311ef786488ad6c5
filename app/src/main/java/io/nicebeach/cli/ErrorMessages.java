package io.nicebeach.cli;

import io.nicebeach.network.TrainingDivergedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a line or two that say what to do. */
final class ErrorMessages implements IExecutionExceptionHandler {
  static final int UNUSABLE_INPUT = 1;
  private static final int OWN_FAULT = 70;

  private final Nicebeach root;

  ErrorMessages(Nicebeach root) {
    this.root = root;
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine commandLine, ParseResult parseResult) {
    if (exception instanceof ParameterException mistake) {
      commandLine.getErr().println("nicebeach: " + mistake.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    PrintWriter err = commandLine.getErr();
    boolean foreseen =
        exception instanceof IOException
            || exception instanceof IllegalArgumentException
            || exception instanceof UnsupportedOperationException
            || exception instanceof TrainingDivergedException;
    err.println(
        "nicebeach: " + (foreseen ? message(exception) : "a fault in Nicebeach: " + exception));
    if (root.debug) {
      exception.printStackTrace(err);
    } else if (!foreseen) {
      err.println("Please report it with the output of the same command and --debug.");
    }
    return foreseen ? UNUSABLE_INPUT : OWN_FAULT;
  }

  /** The message of an error, in words where the JDK gives only a path. */
  static String message(Exception exception) {
    if (exception instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or directory";
    }
    if (exception instanceof AccessDeniedException denied) {
      return denied.getFile() + ": no permission; check its owner and mode";
    }
    if (exception instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + ": exists already; give another name or --force to replace it";
    }
    if (exception instanceof FileSystemException trouble && trouble.getReason() != null) {
      return trouble.getFile() + ": " + trouble.getReason();
    }
    String message = exception.getMessage();
    return message == null ? exception.toString() : message;
  }
}
