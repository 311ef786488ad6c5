package io.nicebeach.report.draw;

import java.awt.Color;

/**
 * Colours for numbers, so that equal steps look equal, in print and to a colour-blind eye too. In
 * the first two brighter always means more.
 *
 * <p>Their anchors are ten samples of the maps by St&eacute;fan van der Walt and Nathaniel Smith
 * for matplotlib (CC0), joined by straight lines.
 */
public enum ColorMap {
  VIRIDIS(
      0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
      0xfde725),
  MAGMA(
      0x000004, 0x180f3d, 0x440f76, 0x721f81, 0x9e2f7f, 0xcd4071, 0xf1605d, 0xfd9668, 0xfeca8d,
      0xfcfdbf),
  /** For signed numbers: orange below zero, nearly white at zero, blue above. */
  BALANCE(0x8a3a00, 0xd9730d, 0xf2b070, 0xf7f7f7, 0x92b9f5, 0x1f6feb, 0x0a3a86);

  private static final int LEVELS = 256;

  private final int[] levels = new int[LEVELS];

  ColorMap(int... anchors) {
    for (int i = 0; i < LEVELS; i++) {
      double position = (double) i * (anchors.length - 1) / (LEVELS - 1);
      int left = Math.min((int) position, anchors.length - 2);
      Color color = mix(new Color(anchors[left]), new Color(anchors[left + 1]), position - left);
      levels[i] = color.getRGB();
    }
  }

  /** The colour of a share of the scale; below 0 and above 1 the ends hold, NaN is the low end. */
  public int rgb(double share) {
    return levels[share > 0 ? (int) Math.round(Math.min(share, 1) * (LEVELS - 1)) : 0];
  }

  /** The colour that lies {@code share} of the way from one to the other, alpha included. */
  public static Color mix(Color from, Color to, double share) {
    return new Color(
        between(from.getRed(), to.getRed(), share),
        between(from.getGreen(), to.getGreen(), share),
        between(from.getBlue(), to.getBlue(), share),
        between(from.getAlpha(), to.getAlpha(), share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
