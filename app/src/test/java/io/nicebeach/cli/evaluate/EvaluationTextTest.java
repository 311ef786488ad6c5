package io.nicebeach.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTextTest {
  @Test
  void aFewClassesAreAllListed() {
    assertThat(text(40)).contains("By class", "  word00 ", "  word39 ").doesNotContain("hardest");
  }

  @Test
  void ofManyTheHardestAre() {
    assertThat(text(41))
        .contains("The hardest of 41 classes", "  word07       0.0 %", "  word00 ")
        .doesNotContain("By class", "  word40 ");
  }

  @Test
  void aThresholdIsHeldAgainstEachWordOfRunningSpeech() {
    Outcome string = new Outcome("a.wav", "ann", "one two", "one two", 0.6, List.of(0.8, 0.75));
    Outcome single = new Outcome("b.wav", "ann", "one", "one", 0.6);
    assertThat(accepted(string)).contains("confidence from 0.75 a word on", "own words    100.0 %");
    assertThat(accepted(single)).contains("confidence from 0.75 on", "own words    0.0 %");
  }

  private static String accepted(Outcome known) {
    StringWriter text = new StringWriter();
    EvaluationText.print(
        new Acceptances(List.of(known), List.of(), List.of(), 0, 0.75), new PrintWriter(text));
    return text.toString();
  }

  /** Each word is said once, and word07 is not understood. */
  private static String text(int words) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      String word = "word%02d".formatted(i);
      outcomes.add(new Outcome(word + ".wav", "ann", word, i == 7 ? "" : word, 0.9));
    }
    StringWriter text = new StringWriter();
    EvaluationText.print(new Evaluation(outcomes), new PrintWriter(text));
    return text.toString();
  }
}
