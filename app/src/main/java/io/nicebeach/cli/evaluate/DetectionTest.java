package io.nicebeach.cli.evaluate;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.sound.Noise;
import io.nicebeach.evaluate.Detection;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.SpeechFrames;
import io.nicebeach.recognize.SpeechDetector;
import io.nicebeach.report.Decibels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tests a speech detector frame by frame, beside a plain one. Where speech is, the clean recording
 * tells; in noise it lies in the middle of a second of noise on either side.
 */
public final class DetectionTest {
  /** What is taken for speech is likelier speech than not. */
  private static final double THRESHOLD = 0.5;

  /** Where nothing but noise is heard, in seconds: a whole number of frames. */
  private static final int PAUSE = 1;

  private final int rate;
  private final FeatureExtractor extractor;
  private final List<FrameScorer> scorers;

  public DetectionTest(SpeechDetector detector) {
    this.rate = detector.model().features().sampleRate();
    this.extractor = FeatureExtractor.of(detector.model().features());
    this.scorers =
        List.of(
            new FrameScorer("network", detector::probabilities, THRESHOLD),
            new FrameScorer(
                "level",
                new LevelAboveFloor(detector.model().features()),
                LevelAboveFloor.THRESHOLD));
  }

  /**
   * Tests on the recordings as they are, then in noise, then on noise alone.
   *
   * @param noise at which ratios and with which recordings; may want no test in noise
   */
  public DetectionReport run(List<Utterance> utterances, NoiseOptions noise, long seed)
      throws IOException {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(asRecorded(utterances));
    Map<Path, float[]> recordings = noise.recordingsByFile(rate);
    List<NoiseAlone> alone = new ArrayList<>();
    if (!recordings.isEmpty()) {
      List<float[]> all = List.copyOf(recordings.values());
      for (double ratio : noise.ratios()) {
        conditions.add(inNoise(utterances, ratio, all, seed));
      }
      recordings.forEach((file, samples) -> alone.add(onNoise(file, samples)));
    }
    return new DetectionReport(scorers, conditions, alone);
  }

  /**
   * How each detector does in one condition.
   *
   * @param name for people, such as {@code 10 dB}
   * @param detections one for each detector
   */
  record Condition(String name, List<Detection> detections) {}

  private Condition asRecorded(List<Utterance> utterances) throws IOException {
    return condition("as recorded", utterances, 0, (sound, index) -> sound);
  }

  /** An utterance meets the same piece of the same noise at each ratio. */
  private Condition inNoise(
      List<Utterance> utterances, double ratio, List<float[]> recordings, long seed)
      throws IOException {
    Noise noise = new Noise(new Range(ratio, ratio), 1, recordings);
    return condition(
        Decibels.of(ratio),
        utterances,
        PAUSE,
        (sound, index) -> noise.apply(sound, Seeds.at(seed, index)));
  }

  private interface Change {
    Audio apply(Audio sound, int index);
  }

  private Condition condition(String name, List<Utterance> utterances, int pause, Change change)
      throws IOException {
    List<List<Detection>> parts = new ArrayList<>();
    scorers.forEach(scorer -> parts.add(new ArrayList<>()));
    for (int index = 0; index < utterances.size(); index++) {
      Audio sound = sound(utterances.get(index));
      Audio heard = change.apply(padded(sound, pause), index);
      boolean[] speech = speech(sound, pause);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).add(new Detection(scorers.get(i).scores().of(heard), speech));
      }
    }
    return new Condition(name, parts.stream().map(Detection::joined).toList());
  }

  private Audio sound(Utterance utterance) throws IOException {
    Audio sound = utterance.sound().resampled(rate);
    if (sound.samples().length == 0) {
      throw new CorpusException(utterance.file(), "holds no sound", "leave it out of the corpus");
    }
    return sound;
  }

  private static Audio padded(Audio sound, int seconds) {
    int pause = seconds * sound.sampleRate();
    float[] samples = new float[sound.samples().length + 2 * pause];
    System.arraycopy(sound.samples(), 0, samples, pause, sound.samples().length);
    return new Audio(samples, sound.sampleRate());
  }

  /** Where speech is in a sound between two pauses. */
  private boolean[] speech(Audio sound, int pause) {
    double frameRate = extractor.settings().frameRate();
    boolean[] speech = SpeechFrames.of(extractor.spectra(sound), frameRate);
    int frames = (int) Math.round(pause * frameRate);
    boolean[] all = new boolean[speech.length + 2 * frames];
    System.arraycopy(speech, 0, all, frames, speech.length);
    return all;
  }

  /**
   * How long each detector hears speech in a recording of noise, in seconds.
   *
   * @param falseSeconds one for each detector
   */
  record NoiseAlone(Path file, double seconds, List<Double> falseSeconds) {}

  private NoiseAlone onNoise(Path file, float[] samples) {
    Audio noise = new Audio(samples, rate);
    double frameRate = extractor.settings().frameRate();
    List<Double> seconds = new ArrayList<>();
    for (FrameScorer scorer : scorers) {
      float[] scores = scorer.scores().of(noise);
      Detection detection = new Detection(scores, new boolean[scores.length]);
      seconds.add(detection.falseAlarmRate(scorer.threshold()) * scores.length / frameRate);
    }
    return new NoiseAlone(file, (double) samples.length / rate, seconds);
  }
}
