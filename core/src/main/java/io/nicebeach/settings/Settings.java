package io.nicebeach.settings;

import io.nicebeach.text.EditDistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A typed view of a tree of keys and values, as a recipe or a model's metadata holds it.
 *
 * <p>Every read marks its key as known; {@link #rejectUnknown()} then refuses what nobody asked
 * for, so that a typing error is never silently ignored. Errors name the source and the full key.
 */
public final class Settings {
  private final String source;
  private final String path;
  private final Map<String, ?> values;
  private final TreeSet<String> known = new TreeSet<>();

  private Settings(String source, String path, Map<String, ?> values) {
    this.source = source;
    this.path = path;
    this.values = values;
  }

  /** A view of {@code values}, which came from {@code source} (a file name, for errors). */
  public static Settings of(String source, Map<String, ?> values) {
    return new Settings(source, "", values);
  }

  public boolean has(String key) {
    known.add(key);
    return values.get(key) != null;
  }

  public String text(String key) {
    return String.valueOf(require(key));
  }

  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  public int integer(String key) {
    double value = number(key);
    if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
      throw error(key, "must be a whole number but is " + values.get(key));
    }
    return (int) value;
  }

  public int integer(String key, int otherwise) {
    return has(key) ? integer(key) : otherwise;
  }

  public double number(String key) {
    Object value = require(key);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return Double.parseDouble(value.toString());
    } catch (NumberFormatException e) {
      throw error(key, "must be a number but is '" + value + "'");
    }
  }

  public double number(String key, double otherwise) {
    return has(key) ? number(key) : otherwise;
  }

  public boolean flag(String key, boolean otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String value = text(key).toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw error(key, "must be true or false but is '" + value + "'");
    }
    return value.equals("true");
  }

  /** The constant of {@code type} written as its name in lower case with dashes. */
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    String written = text(key);
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = nameOf(constant);
      if (name.equals(written)) {
        return constant;
      }
      names.add(name);
    }
    throw error(key, "must be one of " + String.join(", ", names) + " but is '" + written + "'");
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return has(key) ? choice(key, type) : otherwise;
  }

  /** How {@link #choice} spells a constant: {@code LOG_MEL} is {@code log-mel}. */
  public static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The settings below {@code key}; empty if the key is absent. */
  public Settings section(String key) {
    Object value = has(key) ? require(key) : Map.of();
    return new Settings(source, path + key + ".", asMap(key, value));
  }

  /** The list of settings below {@code key}; empty if the key is absent. */
  public List<Settings> sections(String key) {
    List<Settings> sections = new ArrayList<>();
    for (Object element : list(key)) {
      String name = key + "[" + sections.size() + "]";
      sections.add(new Settings(source, path + name + ".", asMap(name, element)));
    }
    return sections;
  }

  /** The plain list below {@code key}; empty if the key is absent. */
  public List<?> list(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (require(key) instanceof List<?> list) {
      return list;
    }
    throw error(key, "must be a list but is " + values.get(key));
  }

  /** The keys as they are written, in their order. */
  public List<String> keys() {
    return List.copyOf(values.keySet());
  }

  /**
   * Refuses keys that were never read.
   *
   * @throws SettingsException naming the first unknown key and the nearest known one
   */
  public void rejectUnknown() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String cure =
            EditDistance.suggestion(key, known)
                .map(s -> "did you mean '" + path + s + "'?")
                .orElse("known here: " + String.join(", ", known));
        throw new SettingsException(source + ": unknown key '" + path + key + "'; " + cure);
      }
    }
  }

  /** An error about {@code key} that names the source and the full key. */
  public SettingsException error(String key, String complaint) {
    return new SettingsException(source + ": '" + path + key + "' " + complaint);
  }

  private Object require(String key) {
    known.add(key);
    @Nullable Object value = values.get(key);
    if (value == null) {
      throw error(key, "is missing" + slip(key));
    }
    return value;
  }

  /** A key that nobody asked for and that may have been meant for {@code key}. */
  private String slip(String key) {
    List<String> unasked = values.keySet().stream().filter(k -> !known.contains(k)).toList();
    return EditDistance.suggestion(key, unasked)
        .map(s -> "; is '" + path + s + "' meant for it?")
        .orElse("");
  }

  @SuppressWarnings("unchecked") // trees come from JSON and YAML, whose keys are strings
  private Map<String, ?> asMap(String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    throw error(key, "must be a group of settings but is " + value);
  }
}
