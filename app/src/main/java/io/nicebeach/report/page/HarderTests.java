package io.nicebeach.report.page;

import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.report.Decibels;
import io.nicebeach.report.Percent;
import io.nicebeach.report.RunReport;

/**
 * Lines on the tests beyond the recordings as they are: what is to be rejected, noise, and rooms.
 */
final class HarderTests {
  private HarderTests() {}

  static String html(RunReport run) {
    StringBuilder html = new StringBuilder();
    run.acceptances().ifPresent(measured -> html.append(line(accepted(measured))));
    run.inNoise().forEach((ratio, noisy) -> html.append(inNoise(ratio, right(noisy))));
    run.inRooms().forEach((room, heard) -> html.append(inRoom(room, right(heard))));
    return html.toString();
  }

  private static String line(String sentence) {
    return "<p class=\"quiet\">" + sentence + "</p>\n";
  }

  private static String accepted(Acceptances measured) {
    String sentence =
        Html.fill(
            "With confidence from %.2f on it accepts %s of its own words, and of these %s are right",
            measured.threshold(),
            Percent.of(measured.acceptedKnown().accuracy()),
            Percent.of(measured.rightOfAccepted().accuracy()));
    if (!measured.others().isEmpty()) {
      sentence += "; of other words " + Percent.of(measured.acceptedOthers().accuracy());
    }
    if (measured.silentSeconds() > 0) {
      sentence +=
          Html.fill(
              "; where nothing is said, something %.1f times an hour",
              measured.falseAcceptsPerHour());
    }
    return sentence + ".";
  }

  private static String right(Evaluation harder) {
    return harder.running()
        ? Percent.of(harder.wordErrors().rate()) + " of the words wrong"
        : Percent.of(harder.score().accuracy()) + " right";
  }

  /** The line on a ratio of speech to noise, in dB; {@code result} is HTML. */
  static String inNoise(double ratio, String result) {
    return line(Html.fill("In noise %s: %s.", loudness(ratio), result));
  }

  private static String inRoom(String room, String result) {
    return line(Html.fill("In the room %s: %s.", room, result));
  }

  private static String loudness(double ratio) {
    if (ratio == 0) {
      return "as loud as the speech";
    }
    return Decibels.of(Math.abs(ratio)) + (ratio > 0 ? " below" : " above") + " the speech";
  }
}
