package io.nicebeach.check;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.SoundLevel;
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
 * @param level how loud it is; null for a feature file
 */
record RecordingFacts(
    Utterance utterance,
    @Nullable String error,
    String digest,
    double seconds,
    int sampleRate,
    @Nullable SoundLevel level) {
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
    return new RecordingFacts(utterance, error, "", 0, 0, null);
  }

  /** A feature file's: of its sound only the duration is known. */
  private static RecordingFacts measured(Utterance utterance, byte[] content) throws IOException {
    String name = utterance.file().toString();
    int frames = FeatureFile.read(content, name, SPHINX_COEFFICIENTS).frames();
    double seconds = frames / SPHINX_FRAME_RATE;
    return new RecordingFacts(utterance, null, Fingerprint.of(content), seconds, 0, null);
  }

  private static RecordingFacts measured(Utterance utterance, String digest, Audio audio) {
    SoundLevel level = SoundLevel.of(audio);
    return new RecordingFacts(
        utterance,
        Double.isFinite(level.mean()) ? null : "holds samples that are not numbers",
        digest,
        audio.seconds(),
        audio.sampleRate(),
        level);
  }
}
