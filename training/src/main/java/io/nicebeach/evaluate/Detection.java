package io.nicebeach.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a detector tells speech from noise, frame by frame. A frame is taken for speech if its
 * score is at least a threshold; a rate of no frames is 0.
 *
 * @param scores higher where speech is likelier
 * @param speech for each frame whether somebody speaks
 */
public record Detection(float[] scores, boolean[] speech) {
  public Detection {
    if (scores.length != speech.length) {
      throw new IllegalArgumentException(
          "scores must be as many as the labels, %d, but are %d"
              .formatted(speech.length, scores.length));
    }
  }

  /** The frames of several detections, one after the other. */
  public static Detection joined(List<Detection> parts) {
    int frames = parts.stream().mapToInt(part -> part.scores.length).sum();
    float[] scores = new float[frames];
    boolean[] speech = new boolean[frames];
    int filled = 0;
    for (Detection part : parts) {
      int count = part.scores.length;
      System.arraycopy(part.scores, 0, scores, filled, count);
      System.arraycopy(part.speech, 0, speech, filled, count);
      filled += count;
    }
    return new Detection(scores, speech);
  }

  /** The share of the frames with speech that are taken for noise. */
  public double missRate(double threshold) {
    int all = frames(true);
    return all == 0 ? 0 : (double) (all - taken(threshold, true)) / all;
  }

  /** The share of the frames without speech that are taken for it. */
  public double falseAlarmRate(double threshold) {
    int all = frames(false);
    return all == 0 ? 0 : (double) taken(threshold, false) / all;
  }

  private int frames(boolean ofSpeech) {
    return (int) IntStream.range(0, speech.length).filter(t -> speech[t] == ofSpeech).count();
  }

  /** How many frames are taken for speech, of those with or of those without it. */
  private int taken(double threshold, boolean ofSpeech) {
    return (int)
        IntStream.range(0, speech.length)
            .filter(t -> speech[t] == ofSpeech && scores[t] >= threshold)
            .count();
  }

  /**
   * Both rates where the threshold makes them most alike: what tells detectors apart whatever their
   * scores stand for. Frames of one score go together.
   */
  public double equalErrorRate() {
    int[] order = byScore();
    int allSpeech = frames(true);
    int allNoise = frames(false);
    int missed = 0;
    int alarms = allNoise;
    double best = Double.POSITIVE_INFINITY;
    double rate = 0;
    for (int i = 0; i <= order.length; i++) {
      if (i == 0 || i == order.length || scores[order[i]] != scores[order[i - 1]]) {
        double misses = allSpeech == 0 ? 0 : (double) missed / allSpeech;
        double falseAlarms = allNoise == 0 ? 0 : (double) alarms / allNoise;
        if (Math.abs(misses - falseAlarms) < best) {
          best = Math.abs(misses - falseAlarms);
          rate = (misses + falseAlarms) / 2;
        }
      }
      if (i < order.length) {
        missed += speech[order[i]] ? 1 : 0;
        alarms -= speech[order[i]] ? 0 : 1;
      }
    }
    return rate;
  }

  /** The frames from the lowest score to the highest. */
  private int[] byScore() {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(t -> scores[t]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The rates at a threshold, for JSON. */
  public Map<String, Object> toMap(double threshold) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("frames", scores.length);
    map.put("missRate", missRate(threshold));
    map.put("falseAlarmRate", falseAlarmRate(threshold));
    map.put("equalErrorRate", equalErrorRate());
    return map;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Detection that
        && Arrays.equals(scores, that.scores)
        && Arrays.equals(speech, that.speech);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(scores) + Arrays.hashCode(speech);
  }

  @Override
  public String toString() {
    return "Detection of " + scores.length + " frames";
  }
}
