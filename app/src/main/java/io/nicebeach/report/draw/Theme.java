package io.nicebeach.report.draw;

import java.awt.Color;

/**
 * The colours of a picture. The page's style sheet uses the same ones.
 *
 * @param paper the ground, transparent for a picture that lies on any page
 * @param ink text that is read first
 * @param muted axis numbers and what is read second
 * @param grid thin lines behind the data
 * @param main the series or the cells that matter most
 * @param second what is compared with it
 */
public record Theme(Color paper, Color ink, Color muted, Color grid, Color main, Color second) {
  /** Dark on white. */
  public static final Theme LIGHT =
      new Theme(
          new Color(0xffffff),
          new Color(0x1d2530),
          new Color(0x5d6876),
          new Color(0xe4e8ed),
          new Color(0x1f6feb),
          new Color(0xd9730d));

  /** Light on near-black. */
  public static final Theme DARK =
      new Theme(
          new Color(0x171c23),
          new Color(0xe8ecf1),
          new Color(0x9aa5b1),
          new Color(0x2b333d),
          new Color(0x6cabff),
          new Color(0xf2a65a));

  /** Transparent, in middle tones that can be read on a light and on a dark page alike. */
  public static final Theme EITHER =
      new Theme(
          new Color(0, true),
          new Color(0x768290),
          new Color(0x768290),
          new Color(0x768290 | 0x40000000, true),
          new Color(0x4489ec),
          new Color(0xdf8430));
}
