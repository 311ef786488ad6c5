package io.nicebeach.report.draw;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The few colours that a spectrogram's picture needs: with one byte per pixel its PNG takes a
 * quarter of the room, and the page can hold many.
 */
public final class Palette {
  private static final int MAP_LEVELS = 64;
  private static final int BLENDS = 32;

  private final int[] colors;

  /** The nearest colour by the five highest bits of alpha, red, green and blue; 0 is not known. */
  private final short[] nearest = new short[1 << 20];

  private Palette(int[] colors) {
    this.colors = colors;
  }

  /** Levels of the colour map, and what smooth edges blend from the theme's paper and inks. */
  public static Palette of(Theme theme, ColorMap map) {
    Set<Integer> colors = new LinkedHashSet<>();
    for (int i = 0; i < MAP_LEVELS; i++) {
      colors.add(map.rgb(i / (MAP_LEVELS - 1.0)));
    }
    for (Color ink : inks(theme)) {
      Color paper = theme.paper().getAlpha() == 0 ? transparent(ink) : theme.paper();
      for (int i = 0; i <= BLENDS; i++) {
        colors.add(ColorMap.mix(paper, ink, (double) i / BLENDS).getRGB());
      }
    }
    return new Palette(colors.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<Color> inks(Theme theme) {
    return List.of(theme.ink(), theme.muted(), theme.grid(), theme.main(), theme.second());
  }

  private static Color transparent(Color color) {
    return new Color(color.getRGB() & 0xffffff, true);
  }

  /** The picture with each pixel's nearest colour of this palette. */
  public BufferedImage reduce(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    IndexColorModel model =
        new IndexColorModel(8, colors.length, colors, 0, true, -1, DataBuffer.TYPE_BYTE);
    BufferedImage reduced =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        row[x] = nearest(row[x]);
      }
      reduced.getRaster().setSamples(0, y, width, 1, 0, row);
    }
    return reduced;
  }

  private int nearest(int color) {
    int coarse = coarse(color);
    if (nearest[coarse] == 0) {
      nearest[coarse] = (short) (1 + search(color));
    }
    return nearest[coarse] - 1;
  }

  private static int coarse(int color) {
    return color >>> 27 << 15
        | (color >> 19 & 31) << 10
        | (color >> 11 & 31) << 5
        | color >> 3 & 31;
  }

  private int search(int color) {
    int best = 0;
    for (int i = 1; i < colors.length; i++) {
      if (distance(colors[i], color) < distance(colors[best], color)) {
        best = i;
      }
    }
    return best;
  }

  /** Squared, between colours weighted by their opacity: all that is transparent looks the same. */
  private static long distance(int a, int b) {
    int alphaA = a >>> 24;
    int alphaB = b >>> 24;
    long sum = (long) (alphaA - alphaB) * (alphaA - alphaB) * 255 * 255;
    for (int shift = 0; shift <= 16; shift += 8) {
      long difference = (a >> shift & 255) * alphaA - (b >> shift & 255) * alphaB;
      sum += difference * difference;
    }
    return sum;
  }
}
