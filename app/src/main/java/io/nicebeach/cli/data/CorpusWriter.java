package io.nicebeach.cli.data;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.model.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a corpus of recordings that were made here: {@code recordings/} and, last, {@code
 * MANIFEST.tsv}, so that a folder with a manifest is whole.
 */
final class CorpusWriter {
  private static final String MANIFEST = "MANIFEST.tsv";

  private final Path folder;
  private final StringBuilder manifest = new StringBuilder("file_name\ttranscription\tspeaker\n");
  private int count;
  private double seconds;

  /**
   * @param folder a new one, or one without a manifest
   */
  CorpusWriter(Path folder) throws IOException {
    if (Files.exists(folder.resolve(MANIFEST))) {
      throw new FileAlreadyExistsException(
          folder.toString(), null, "holds a corpus already; name a new folder");
    }
    this.folder = folder;
    Files.createDirectories(folder.resolve("recordings"));
  }

  /**
   * Writes a recording.
   *
   * @param name without the ending
   */
  void add(String name, Audio sound, String text, String speaker) throws IOException {
    String file = "recordings/" + name + ".wav";
    AudioWriter.overwrite(sound, folder.resolve(file));
    manifest.append(file + "\t" + text + "\t" + speaker + "\n");
    count++;
    seconds += sound.seconds();
  }

  /** Whether nothing was added yet. */
  boolean isEmpty() {
    return count == 0;
  }

  /**
   * Writes the manifest and says what there is.
   *
   * @param things what the recordings are, such as {@code strings}
   */
  void finish(PrintWriter print, String things) throws IOException {
    AtomicFile.write(
        folder.resolve(MANIFEST),
        file -> file.write(manifest.toString().getBytes(StandardCharsets.UTF_8)));
    print.printf(Locale.ROOT, "%,d %s, %.1f minutes, in %s%n", count, things, seconds / 60, folder);
    print.flush();
  }
}
