package io.nicebeach.cli.console;

import io.nicebeach.network.BackendException;
import io.nicebeach.network.TrainingDivergedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into a line or two that say what to do. */
public final class ErrorMessages {
  private static final int LONGEST = 1000;

  private ErrorMessages() {}

  /** Whether it is for the user to put right, unlike a fault of Nicebeach. */
  public static boolean isForeseen(Throwable failure) {
    Throwable cause = unwrapped(failure);
    return cause instanceof IOException
        || cause instanceof IllegalArgumentException
        || cause instanceof UnsupportedOperationException
        || cause instanceof TrainingDivergedException
        || cause instanceof BackendException
        || cause instanceof OutOfMemoryError
        || cause instanceof StackOverflowError;
  }

  /**
   * The message of a failure, in words where the JDK gives only a path. It may quote a file, so it
   * is cut short and freed of characters that would command a terminal.
   */
  public static String message(Throwable failure) {
    String message = words(failure).replaceAll("[\\p{Cc}&&[^\n\t]]", "?");
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
  }

  private static String words(Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof FileSystemException trouble) {
      return trouble.getFile() + ": " + reason(trouble);
    }
    if (cause instanceof TrainingDivergedException diverged) {
      return "training diverged at step %d: %s; lower the"
              .formatted(diverged.step(), diverged.what())
          + " learning rate with --set learningRate.rate=NUMBER and start anew with --force";
    }
    if (cause instanceof OutOfMemoryError) {
      return "not enough memory (%,d MB may be used); allow more with the environment variable"
              .formatted(Runtime.getRuntime().maxMemory() >> 20)
          + " NICEBEACH_JAVA_OPTIONS=-Xmx4g, or use fewer or shorter recordings or a smaller network";
    }
    if (cause instanceof StackOverflowError) {
      return "something given is nested too deeply; is a recipe, manifest or model file damaged?";
    }
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }

  private static String reason(FileSystemException trouble) {
    if (trouble.getReason() != null) {
      return trouble.getReason();
    }
    if (trouble instanceof NoSuchFileException) {
      return "no such file or folder; check the spelling";
    }
    if (trouble instanceof AccessDeniedException) {
      return "no permission; check its owner and mode";
    }
    if (trouble instanceof FileAlreadyExistsException) {
      return "exists already; give another name or --force to replace it";
    }
    return trouble instanceof NotDirectoryException ? "is not a folder" : "cannot be used";
  }

  /** What happened, without the wrappings that threads put around it. */
  private static Throwable unwrapped(Throwable failure) {
    Throwable unwrapped = failure;
    while (isWrapping(unwrapped, unwrapped.getCause())) {
      unwrapped = unwrapped.getCause();
    }
    return unwrapped;
  }

  private static boolean isWrapping(Throwable failure, @Nullable Throwable cause) {
    return cause != null
        && (failure instanceof UncheckedIOException
            || failure instanceof ExecutionException
            || cause.toString().equals(failure.getMessage()));
  }
}
