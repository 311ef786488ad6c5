package io.nicebeach.data.check;

import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.Recording;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.data.Utterance;
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
 * @param sampleRate of the file, in Hz
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

  static RecordingFacts of(Utterance utterance) {
    try {
      byte[] content = Files.readAllBytes(utterance.file());
      Recording recording = AudioReader.readRecording(content, utterance.file().toString());
      return measured(utterance, Fingerprint.of(content), recording);
    } catch (NoSuchFileException e) {
      return unreadable(utterance, "there is no such file");
    } catch (IOException e) {
      return unreadable(utterance, String.valueOf(e.getMessage()));
    }
  }

  private static RecordingFacts unreadable(Utterance utterance, String error) {
    return new RecordingFacts(utterance, error, "", 0, 0, 0, LOWEST_LEVEL, 0);
  }

  private static RecordingFacts measured(Utterance utterance, String digest, Recording recording) {
    float[] samples = recording.audio().samples();
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
        recording.audio().seconds(),
        recording.info().sampleRate(),
        sum / count,
        level,
        longestRun);
  }
}
