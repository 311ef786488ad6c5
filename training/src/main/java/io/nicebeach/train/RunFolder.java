package io.nicebeach.train;

import io.nicebeach.model.AtomicFile;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.SettingsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that keeps what a training did: {@code settings.json}, {@code log.jsonl} (one event a
 * line), {@code checkpoint.safetensors}, and later the report and its pictures.
 */
public final class RunFolder {
  private final Path folder;

  public RunFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder that goes with a model file: {@code digits.safetensors} and {@code digits.run}. */
  public static RunFolder beside(Path model) {
    String name = model.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return new RunFolder(model.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".run"));
  }

  public Path path() {
    return folder;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  Path checkpoint() {
    return file("checkpoint.safetensors");
  }

  void writeSettings(Map<String, ?> settings) throws IOException {
    AtomicFile.write(
        file("settings.json"),
        out -> out.write(Json.writePretty(settings).getBytes(StandardCharsets.UTF_8)));
  }

  /** Starts the log anew with these events: what a resumed training had logged, or nothing. */
  void startLog(List<Map<String, Object>> events) throws IOException {
    StringBuilder lines = new StringBuilder();
    events.forEach(event -> lines.append(Json.write(event)).append('\n'));
    AtomicFile.write(log(), out -> out.write(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  void log(Map<String, Object> event) throws IOException {
    try {
      Files.writeString(log(), Json.write(event) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      String cure = "free some space, then go on with the same command and --resume";
      throw new IOException(log() + ": could not be written (" + e.getMessage() + "); " + cure, e);
    }
  }

  /** The events logged so far; a line that a killed process left unfinished is left out. */
  public List<Map<String, Object>> events() throws IOException {
    List<Map<String, Object>> events = new ArrayList<>();
    if (Files.exists(log())) {
      String text = new String(Files.readAllBytes(log()), StandardCharsets.UTF_8);
      text.lines().forEach(line -> event(line).ifPresent(events::add));
    }
    return events;
  }

  private Optional<Map<String, Object>> event(String line) {
    try {
      return Optional.of(Json.parseObject(log().toString(), line));
    } catch (SettingsException e) {
      return Optional.empty();
    }
  }

  private Path log() {
    return file("log.jsonl");
  }
}
