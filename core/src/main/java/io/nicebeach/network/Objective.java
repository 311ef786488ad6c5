package io.nicebeach.network;

import io.nicebeach.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What training minimises.
 *
 * @param kind the loss
 * @param reduction how the utterances' losses and gradients are joined
 * @param labelSmoothing the share of the target's probability spread over all classes, in [0, 1)
 * @param targetScale what a one-hot target's 1 is scaled to (the post's code: 6)
 * @param delay for {@code FRAMES}: how many frames after a frame the network answers for it, so
 *     that it has heard what comes next
 */
public record Objective(
    Kind kind, Reduction reduction, double labelSmoothing, double targetScale, int delay) {
  /** The losses. */
  public enum Kind {
    SQUARED_ERROR,
    CROSS_ENTROPY,
    OLAND,
    CTC,
    /**
     * The cross-entropy of each frame's own label, as told by the sound and not by a transcript.
     */
    FRAMES
  }

  /** How the losses of a batch's utterances become one. */
  public enum Reduction {
    /** Their mean: a learning rate suits any batch size. */
    MEAN,
    /** Their sum, as in the post. */
    SUM
  }

  public Objective {
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "labelSmoothing must be in [0, 1) but is " + labelSmoothing);
    }
    if (!(targetScale > 0 && targetScale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("targetScale must be positive but is " + targetScale);
    }
    if (delay < 0 || (delay > 0 && kind != Kind.FRAMES)) {
      throw new IllegalArgumentException(
          "delay must not be negative, and 0 unless kind is frames, but is " + delay);
    }
  }

  /** Without delay. */
  public Objective(Kind kind, Reduction reduction, double labelSmoothing, double targetScale) {
    this(kind, reduction, labelSmoothing, targetScale, 0);
  }

  /** The mean over a batch. */
  public Objective(Kind kind, double labelSmoothing, double targetScale) {
    this(kind, Reduction.MEAN, labelSmoothing, targetScale);
  }

  /** The mean over a batch, targets of 0 and 1. */
  public static Objective of(Kind kind) {
    return new Objective(kind, 0, 1);
  }

  /** Whether an utterance gets one answer, and not one for every so many frames. */
  public boolean isClassifier() {
    return switch (kind) {
      case SQUARED_ERROR, CROSS_ENTROPY, OLAND -> true;
      case CTC, FRAMES -> false;
    };
  }

  /** What {@link #toMap} writes: {@code kind}, {@code reduction}, and so on. */
  public static Objective from(Settings settings) {
    Objective objective =
        new Objective(
            settings.choice("kind", Kind.class),
            settings.choice("reduction", Reduction.class, Reduction.MEAN),
            settings.number("labelSmoothing", 0),
            settings.number("targetScale", 1),
            settings.integer("delay", 0));
    settings.rejectUnknown();
    return objective;
  }

  /** As a tree that {@link #from} reads back. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", Settings.nameOf(kind));
    map.put("reduction", Settings.nameOf(reduction));
    map.put("labelSmoothing", labelSmoothing);
    map.put("targetScale", targetScale);
    map.put("delay", delay);
    return map;
  }
}
