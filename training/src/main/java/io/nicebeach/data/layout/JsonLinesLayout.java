package io.nicebeach.data.layout;

import io.nicebeach.data.Corpus;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA NeMo's manifest: a JSON object a line with {@code audio_filepath} and {@code text}, and if
 * they are known {@code speaker} and {@code split}; {@code duration} is not needed. Recordings are
 * whole: an {@code offset} is refused.
 */
final class JsonLinesLayout implements Layout {
  @Override
  public String name() {
    return "json-lines";
  }

  @Override
  public String description() {
    return "a manifest of JSON lines with audio_filepath and text";
  }

  @Override
  public Optional<Corpus> read(Path path) throws IOException {
    Optional<Path> file = Manifest.find(path, JsonLinesLayout::fits);
    return file.isPresent() ? Optional.of(corpus(file.get())) : Optional.empty();
  }

  private static boolean fits(String firstLine) {
    return firstLine.startsWith("{") && firstLine.contains("\"audio_filepath\"");
  }

  private static Corpus corpus(Path file) throws IOException {
    Manifest manifest = new Manifest(file);
    int line = 0;
    for (String row : Manifest.text(file).lines().toList()) {
      line++;
      if (!row.isBlank()) {
        add(manifest, line, row);
      }
    }
    return manifest.corpus();
  }

  private static void add(Manifest manifest, int line, String row) throws IOException {
    Map<String, @Nullable Object> entry;
    try {
      entry = Json.parseObject("read alone", row);
    } catch (SettingsException e) {
      throw manifest.error(
          line, "is no JSON object (" + e.getMessage() + ")", "expected one JSON object a line");
    }
    Object recording = entry.get("audio_filepath");
    Object text = entry.get("text");
    if (recording == null || text == null) {
      throw manifest.error(line, "lacks audio_filepath or text", "each line needs both");
    }
    if (entry.get("offset") instanceof Number offset && offset.doubleValue() != 0) {
      throw manifest.error(
          line,
          "means a piece of a recording, from " + offset + " s on",
          "cut the recording into files; a recording is learnt as a whole");
    }
    Object speaker = entry.getOrDefault("speaker", "");
    Object part = entry.get("split");
    manifest.add(
        line,
        recording.toString(),
        text.toString(),
        speaker == null ? "" : speaker.toString(),
        part == null ? null : part.toString());
  }
}
