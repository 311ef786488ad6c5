package io.nicebeach.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptsTest {
  @Test
  void normalizesWhatCannotBeHeard() {
    assertThat(Transcripts.normalize("  Turn\tLEFT \u00a0 now\n")).isEqualTo("turn left now");
    assertThat(Transcripts.normalize("SIEBENU\u0308BER")).isEqualTo("sieben\u00fcber");
    assertThat(Transcripts.normalize("Don't stop, 42!")).isEqualTo("don't stop, 42!");
    assertThat(Transcripts.normalize(" \n")).isEmpty();
  }

  @Test
  void ordersDigitsByValueBeforeTheRest() {
    List<String> labels = new ArrayList<>(List.of("yes", "two", "nine", "backward", "zero", "one"));
    labels.sort(Transcripts.ORDER);
    assertThat(labels).containsExactly("zero", "one", "two", "nine", "backward", "yes");
    assertThat(Transcripts.digit(7)).isEqualTo("seven");
  }
}
