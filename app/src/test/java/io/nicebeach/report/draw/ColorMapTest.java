package io.nicebeach.report.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ColorMapTest {
  private static final int STEPS = 20;

  @ParameterizedTest
  @EnumSource(value = ColorMap.class, names = "BALANCE", mode = EnumSource.Mode.EXCLUDE)
  void everyStepIsLighterByAboutTheSame(ColorMap map) {
    double whole = lightness(map.rgb(1)) - lightness(map.rgb(0));
    for (int i = 0; i < STEPS; i++) {
      double step = lightness(map.rgb((i + 1.0) / STEPS)) - lightness(map.rgb((double) i / STEPS));

      assertThat(step).as("step %d", i).isBetween(0.5 * whole / STEPS, 1.6 * whole / STEPS);
    }
  }

  @Test
  void balanceIsLightestAtZeroAndDarkensEvenlyToBothSides() {
    for (int i = 0; i < STEPS; i++) {
      double near = 0.5 * i / STEPS;
      double far = 0.5 * (i + 1) / STEPS;
      assertThat(lightness(ColorMap.BALANCE.rgb(0.5 - far)))
          .isLessThan(lightness(ColorMap.BALANCE.rgb(0.5 - near)));
      assertThat(lightness(ColorMap.BALANCE.rgb(0.5 + far)))
          .isLessThan(lightness(ColorMap.BALANCE.rgb(0.5 + near)));
    }
    assertThat(lightness(ColorMap.BALANCE.rgb(0)))
        .isBetween(
            lightness(ColorMap.BALANCE.rgb(1)) - 12, lightness(ColorMap.BALANCE.rgb(1)) + 12);
  }

  @Test
  void holdsItsEnds() {
    assertThat(ColorMap.MAGMA.rgb(-3)).isEqualTo(ColorMap.MAGMA.rgb(0)).isEqualTo(0xff000004);
    assertThat(ColorMap.MAGMA.rgb(7)).isEqualTo(ColorMap.MAGMA.rgb(1)).isEqualTo(0xfffcfdbf);
    assertThat(ColorMap.MAGMA.rgb(Double.NaN)).isEqualTo(ColorMap.MAGMA.rgb(0));
  }

  @Test
  void mixesAlphaToo() {
    assertThat(ColorMap.mix(new Color(0, 0, 0, 0), new Color(200, 100, 50, 200), 0.5))
        .isEqualTo(new Color(100, 50, 25, 100));
  }

  /** CIE L*, from sRGB. */
  private static double lightness(int rgb) {
    double luminance =
        0.2126 * linear(rgb >> 16 & 255)
            + 0.7152 * linear(rgb >> 8 & 255)
            + 0.0722 * linear(rgb & 255);
    return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
