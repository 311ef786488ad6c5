package io.nicebeach.check;

import io.nicebeach.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is, or may be, wrong with a corpus.
 *
 * @param kind what it is
 * @param severity how much it matters
 * @param subject the recording that it is about; null if it is about the corpus
 * @param detail the figures, for people
 */
public record Finding(Kind kind, Severity severity, @Nullable Path subject, String detail) {
  /** What may be wrong. */
  public enum Kind {
    /** The file is missing, or no sound that is understood. */
    UNREADABLE,
    /** The sound was louder than the format holds. */
    CLIPPED,
    /** Nothing can be heard, or hardly. */
    SILENT,
    TOO_SHORT,
    TOO_LONG,
    /** The mean is not 0 (a "DC offset"). */
    OFFSET,
    /** Another file has the same content. */
    DUPLICATE,
    /** There is no transcript. */
    UNLABELLED,
    /** There is nothing to tell apart. */
    ONE_LABEL,
    /** Too few recordings of a label to learn it and to test it. */
    FEW_EXAMPLES,
    /** The corpus does not tell who speaks, or only one does. */
    FEW_SPEAKERS,
    /** Official parts have speakers in common. */
    SHARED_SPEAKERS,
    MIXED_RATES
  }

  /** How much it matters. */
  public enum Severity {
    /** Training will refuse it. */
    ERROR,
    /** Training or its figures will be the worse for it. */
    WARNING,
    /** Good to know. */
    NOTE
  }

  /** The recording that it is about, if it is about one. */
  public Optional<Path> file() {
    return Optional.ofNullable(subject);
  }

  /** {@code kind}, {@code severity}, {@code file} (if any) and {@code detail}, for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", name(kind));
    map.put("severity", name(severity));
    file().ifPresent(file -> map.put("file", file.toString()));
    map.put("detail", detail);
    return map;
  }

  private static String name(Enum<?> constant) {
    return Settings.nameOf(constant);
  }
}
