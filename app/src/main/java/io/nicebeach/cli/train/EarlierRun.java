package io.nicebeach.cli.train;

import io.nicebeach.cli.console.OutputFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What to do where an earlier training's folder lies. */
final class EarlierRun {
  @ArgGroup @Nullable Choice choice;

  static final class Choice {
    @Option(names = "--resume", description = "Go on with a training that was interrupted.")
    boolean resume;

    @Option(names = "--force", description = "Replace what an earlier training has left.")
    boolean force;
  }

  boolean resume() {
    return choice != null && choice.resume;
  }

  boolean force() {
    return choice != null && choice.force;
  }

  /**
   * Makes sure that a run may be written to {@code folder}.
   *
   * @throws FileAlreadyExistsException if something is there that neither option allows to touch
   */
  void claim(Path folder) throws IOException {
    if (Files.exists(folder) && choice == null) {
      throw new FileAlreadyExistsException(
          folder.toString(),
          null,
          "holds an earlier training; --resume goes on with it, --force starts anew");
    }
    OutputFile.requireWritable(folder);
  }
}
