package io.nicebeach.decode;

import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a CTC network's outputs become text; travels in the model file. A classifier's need no
 * settings.
 *
 * @param kind the search
 * @param blankPenalty taken from the blank's log probability in every frame: above 0 more tokens
 *     are heard, below 0 fewer
 */
public record DecoderSettings(Kind kind, double blankPenalty) {
  /** The searches. */
  public enum Kind {
    /** The likeliest token of each frame. */
    GREEDY
  }

  public DecoderSettings {
    if (!Double.isFinite(blankPenalty)) {
      throw new IllegalArgumentException("blankPenalty must be finite but is " + blankPenalty);
    }
  }

  /** Greedy, with probabilities as they are. */
  public static DecoderSettings greedy() {
    return new DecoderSettings(Kind.GREEDY, 0);
  }

  /** What {@link #toMap} writes; every key may be absent. */
  public static DecoderSettings from(Settings settings) {
    DecoderSettings decoder =
        new DecoderSettings(
            settings.choice("kind", Kind.class, Kind.GREEDY), settings.number("blankPenalty", 0));
    settings.rejectUnknown();
    return decoder;
  }

  /** As a tree that {@link #from} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", Settings.nameOf(kind));
    map.put("blankPenalty", blankPenalty);
    return map;
  }
}
