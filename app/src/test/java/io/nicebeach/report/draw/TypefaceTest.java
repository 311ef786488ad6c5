package io.nicebeach.report.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.Font;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypefaceTest {
  @ParameterizedTest
  @ValueSource(strings = {"seven", "\u05e9\u05d1\u05e2", "\u4e03"})
  void showsTheLettersThatAnyFontOfTheMachineHas(String text) {
    assumeThat(Typeface.problem()).as("this machine's fonts").isEmpty();
    assumeThat(new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplayUpTo(text)).isNegative();

    assertThat(Typeface.plain(text, 12).canDisplayUpTo(text)).isNegative();
    assertThat(Typeface.bold(text, 12).canDisplayUpTo(text)).isNegative();
  }
}
