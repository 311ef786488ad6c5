package io.nicebeach.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 80, 200})
  void neverFillsTheTerminalsLine(int columns) throws InterruptedException {
    ProgressLine line = new ProgressLine(out, new Terminal(columns));
    String detail = "without wilhelmina, epoch 17, loss 0.4321, development 98.7 %";
    for (int step = 1; step <= 4; step++) {
      line.show(step, 4, detail);
      Thread.sleep(110);
    }
    assertThat(shown()).hasSizeGreaterThan(2).allMatch(shown -> shown.length() < columns);
    assertThat(written.toString()).doesNotContain("\n");
  }

  @Test
  void tellsHowFarItIsAndTheTimeLeft() throws InterruptedException {
    ProgressLine line = new ProgressLine(out, new Terminal(80));
    line.show(500, 1000, "going on");
    Thread.sleep(120);
    line.show(501, 1000, "going on");

    List<String> shown = shown();
    assertThat(shown.get(0)).contains(" 50 %", "going on").doesNotContain("left");
    // 1 step took 0.12 s or more, 499 are left: about a minute at least, in spite of the 500
    // before.
    assertThat(shown.get(1)).containsPattern("(0:5\\d|[1-9]\\d*:\\d\\d) left$");
  }

  @Test
  void writesTheLineOverTheOldOneInsteadOfBlankingItFirst() {
    ProgressLine line = new ProgressLine(out, new Terminal(80));
    line.show(1, 2, "half");
    line.show(2, 2, "whole");
    assertThat(written.toString().split("\r")).hasSize(3).allMatch(s -> !s.startsWith("\u001b"));
  }

  @Test
  void aLogGetsNoControlCharactersAndNothingOfShortWork() {
    ProgressLine line = new ProgressLine(out, new Terminal(0));
    for (int step = 1; step <= 1000; step++) {
      line.show(step, 1000, "quick");
    }
    line.print("a line that stays");
    line.clear();
    assertThat(written).hasToString("a line that stays" + System.lineSeparator());
  }

  @Test
  void showsNothingAfterItsEnd() {
    ProgressLine line = new ProgressLine(out, new Terminal(80));
    line.show(1, 3, "on");
    line.end();
    String before = written.toString();
    line.show(3, 3, "too late");
    line.print("too late");
    line.clear();
    assertThat(written).hasToString(before);
  }

  private List<String> shown() {
    return written
        .toString()
        .replace("\u001b[K", "")
        .lines()
        .flatMap(text -> List.of(text.split("\r")).stream())
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
