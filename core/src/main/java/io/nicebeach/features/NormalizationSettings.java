package io.nicebeach.features;

import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How each bin is to be shifted and scaled over the training part.
 *
 * @param low what {@code MIN_MAX} takes the bin's smallest training value to
 * @param high what {@code MIN_MAX} takes the bin's largest training value to
 */
public record NormalizationSettings(Kind kind, double low, double high) {
  /** Which statistics are used. */
  public enum Kind {
    /** Features stay as they are. */
    NONE,
    /** The smallest value becomes {@code low}, the largest {@code high}. */
    MIN_MAX,
    /** Mean 0, standard deviation 1. */
    STANDARD
  }

  public static final NormalizationSettings NONE = new NormalizationSettings(Kind.NONE, 0, 1);

  public NormalizationSettings {
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException(
          "low must be less than high but they are %s and %s".formatted(low, high));
    }
    if (kind != Kind.MIN_MAX) {
      low = 0;
      high = 1;
    }
  }

  /** Reads {@code kind}, none by default, and for min-max {@code low} and {@code high}, 0 and 1. */
  public static NormalizationSettings from(Settings settings) {
    Kind kind = settings.choice("kind", Kind.class, Kind.NONE);
    double low = kind == Kind.MIN_MAX ? settings.number("low", 0) : 0;
    double high = kind == Kind.MIN_MAX ? settings.number("high", 1) : 1;
    if (!(low < high)) {
      throw settings.error("high", "must be more than low, " + low + ", but is " + high);
    }
    settings.rejectUnknown();
    return new NormalizationSettings(kind, low, high);
  }

  /** A tree of keys and values, as {@link #from} reads it. */
  public Map<String, Object> toMap() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", Settings.nameOf(kind));
    if (kind == Kind.MIN_MAX) {
      tree.put("low", low);
      tree.put("high", high);
    }
    return tree;
  }
}
