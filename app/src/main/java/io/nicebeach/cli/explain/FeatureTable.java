package io.nicebeach.cli.explain;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.settings.Settings;

/**
 * Features as comma-separated values: a header, then a line a frame with its time in seconds and
 * its values, each with all the digits it has.
 */
public record FeatureTable(Features features, FeatureSettings settings) {
  public static double secondsPerFrame(FeatureSettings settings) {
    return (double) settings.framing().hopLength() / settings.sampleRate();
  }

  String text() {
    StringBuilder text = new StringBuilder("seconds");
    for (int bin = 0; bin < features.bins(); bin++) {
      text.append(',').append(Settings.nameOf(settings.kind())).append('-').append(bin);
    }
    text.append('\n');
    for (int frame = 0; frame < features.frames(); frame++) {
      text.append((float) (frame * secondsPerFrame(settings)));
      for (int bin = 0; bin < features.bins(); bin++) {
        text.append(',').append(features.at(frame, bin));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
