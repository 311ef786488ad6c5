package io.nicebeach.data.check;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one recording.
 *
 * @param utterance which recording
 * @param error why it cannot be read; null if it can
 * @param digest of the file's bytes
 * @param seconds its duration
 * @param sampleRate of the file, in Hz; 0 for a feature file
 * @param mean of the samples
 * @param level the samples' root mean square, in dBFS
 * @param fullScaleRun the most samples in a row at full scale
 */
record RecordingFacts(
    Utterance utterance,
    @Nullable String error,
    String digest,
    double seconds,
    int sampleRate,
    double mean,
    double level,
    int fullScaleRun) {
  private static final float FULL_SCALE = 0.999f;

  /** The level of what has no sound at all. */
  private static final double LOWEST_LEVEL = -120;

  /** What Sphinx's feature files hold unless one asks for something else. */
  private static final int SPHINX_COEFFICIENTS = 13;

  private static final double SPHINX_FRAME_RATE = 100;

  static RecordingFacts of(Utterance utterance) {
    try {
      byte[] content = Files.readAllBytes(utterance.file());
      return FeatureFile.isNamedSo(utterance.file())
          ? measured(utterance, content)
          : measured(utterance, Fingerprint.of(content), utterance.sound());
    } catch (NoSuchFileException e) {
      return unreadable(utterance, "there is no such file");
    } catch (IOException e) {
      return unreadable(utterance, String.valueOf(e.getMessage()));
    }
  }

  private static RecordingFacts unreadable(Utterance utterance, String error) {
    return new RecordingFacts(utterance, error, "", 0, 0, 0, LOWEST_LEVEL, 0);
  }

  /** A feature file's: of its sound only the duration is known. */
  private static RecordingFacts measured(Utterance utterance, byte[] content) throws IOException {
    String name = utterance.file().toString();
    int frames = FeatureFile.read(content, name, SPHINX_COEFFICIENTS).frames();
    double seconds = frames / SPHINX_FRAME_RATE;
    return new RecordingFacts(utterance, null, Fingerprint.of(content), seconds, 0, 0, 0, 0);
  }

  private static RecordingFacts measured(Utterance utterance, String digest, Audio audio) {
    float[] samples = audio.samples();
    double sum = 0;
    double squares = 0;
    int run = 0;
    int longestRun = 0;
    for (float sample : samples) {
      sum += sample;
      squares += (double) sample * sample;
      run = Math.abs(sample) >= FULL_SCALE ? run + 1 : 0;
      longestRun = Math.max(longestRun, run);
    }
    int count = Math.max(1, samples.length);
    double level = Math.max(LOWEST_LEVEL, 10 * Math.log10(squares / count));
    return new RecordingFacts(
        utterance,
        Double.isFinite(sum) ? null : "holds samples that are not numbers",
        digest,
        audio.seconds(),
        audio.sampleRate(),
        sum / count,
        level,
        longestRun);
  }
}
