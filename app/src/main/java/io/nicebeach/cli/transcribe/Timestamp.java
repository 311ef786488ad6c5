package io.nicebeach.cli.transcribe;

import java.util.Locale;

/** A moment of a recording, to the millisecond. */
public record Timestamp(long milliseconds) {
  public static Timestamp of(double seconds) {
    return new Timestamp(Math.round(1000 * seconds));
  }

  /** Such as {@code 1:02:03.4}, for people. */
  public String clock() {
    long tenths = Math.round(milliseconds / 100.0);
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%d",
        tenths / 36_000,
        tenths / 600 % 60,
        tenths / 10 % 60,
        tenths % 10);
  }

  /** Such as {@code 01:02:03,400}, as subtitles have it; from 100 hours on with more digits. */
  String subtitle(char decimalPoint) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        milliseconds / 3_600_000,
        milliseconds / 60_000 % 60,
        milliseconds / 1000 % 60,
        decimalPoint,
        milliseconds % 1000);
  }
}
