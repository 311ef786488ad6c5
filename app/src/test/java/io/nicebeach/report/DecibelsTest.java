package io.nicebeach.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DecibelsTest {
  @Test
  void haveAsManyDigitsAsTheyAreGiven() {
    assertThat(Decibels.of(10)).isEqualTo("10 dB");
    assertThat(Decibels.of(2.5)).isEqualTo("2.5 dB");
    assertThat(Decibels.of(-0.25)).isEqualTo("-0.25 dB");
    assertThat(Decibels.of(-0.0)).isEqualTo("0 dB");
  }

  @Test
  void lookTheSameInAnyLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Decibels.of(12.5)).isEqualTo("12.5 dB");
    } finally {
      Locale.setDefault(before);
    }
  }
}
