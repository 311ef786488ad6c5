package io.nicebeach.cli.evaluate;

import io.nicebeach.cli.evaluate.DetectionTest.Condition;
import io.nicebeach.cli.evaluate.DetectionTest.NoiseAlone;
import io.nicebeach.evaluate.Detection;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came out of a {@link DetectionTest}, for people and programs.
 *
 * @param scorers the detectors, the one that is tested first
 * @param noise recordings of noise alone; may be none
 */
public record DetectionReport(
    List<FrameScorer> scorers, List<Condition> conditions, List<NoiseAlone> noise) {
  private static final int MOST_RECORDINGS = 5;
  private static final double SECONDS_PER_HOUR = 3600;

  public void print(PrintWriter out) {
    out.println("Frames of 10 ms          missed   false alarm   equal error rate");
    for (Condition condition : conditions) {
      out.println(condition.name());
      for (int i = 0; i < scorers.size(); i++) {
        out.println(row(scorers.get(i), condition.detections().get(i)));
      }
    }
    if (!noise.isEmpty()) {
      printNoise(out);
    }
  }

  private static String row(FrameScorer scorer, Detection detection) {
    return String.format(
        Locale.ROOT,
        "  %-20s %6.2f %%      %6.2f %%           %6.2f %%",
        scorer.name(),
        100 * detection.missRate(scorer.threshold()),
        100 * detection.falseAlarmRate(scorer.threshold()),
        100 * detection.equalErrorRate());
  }

  private void printNoise(PrintWriter out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "Noise alone, %d recordings, %.0f s: seconds taken for speech in an hour%n",
        noise.size(),
        seconds());
    for (int i = 0; i < scorers.size(); i++) {
      out.printf(Locale.ROOT, "  %-20s %6.1f%n", scorers.get(i).name(), falseSecondsPerHour(i));
    }
    out.println("Most in");
    noise.stream()
        .sorted(Comparator.comparingDouble(recording -> -recording.falseSeconds().get(0)))
        .limit(MOST_RECORDINGS)
        .forEach(
            recording ->
                out.printf(
                    Locale.ROOT,
                    "  %5.1f of %5.1f s  %s%n",
                    recording.falseSeconds().get(0),
                    recording.seconds(),
                    recording.file().getFileName()));
  }

  private double seconds() {
    return noise.stream().mapToDouble(NoiseAlone::seconds).sum();
  }

  private double falseSecondsPerHour(int scorer) {
    double taken = noise.stream().mapToDouble(one -> one.falseSeconds().get(scorer)).sum();
    return SECONDS_PER_HOUR * taken / seconds();
  }

  /** How the detector that is tested does on the recordings as they are. */
  public Map<String, Object> asRecorded() {
    return conditions.get(0).detections().get(0).toMap(scorers.get(0).threshold());
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("conditions", conditions.stream().map(this::toMap).toList());
    if (!noise.isEmpty()) {
      Map<String, Object> alone = new LinkedHashMap<>();
      alone.put("seconds", seconds());
      for (int i = 0; i < scorers.size(); i++) {
        alone.put(scorers.get(i).name() + "FalseSecondsPerHour", falseSecondsPerHour(i));
      }
      map.put("noise", alone);
    }
    return map;
  }

  private Map<String, Object> toMap(Condition condition) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("condition", condition.name());
    for (int i = 0; i < scorers.size(); i++) {
      FrameScorer scorer = scorers.get(i);
      map.put(scorer.name(), condition.detections().get(i).toMap(scorer.threshold()));
    }
    return map;
  }
}
