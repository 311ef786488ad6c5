package io.nicebeach.data.augment;

import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.CorpusException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recordings that steps mix into utterances, at one sample rate. */
public final class SoundFiles {
  private SoundFiles() {}

  /**
   * Recordings of noise.
   *
   * @param rate in Hz, to which others are resampled
   * @throws IOException if one cannot be read
   */
  public static List<float[]> noise(List<Path> files, int rate) throws IOException {
    List<float[]> sounds = new ArrayList<>();
    for (Path file : files) {
      sounds.add(read(file, rate));
    }
    return sounds;
  }

  /**
   * Impulse responses of rooms.
   *
   * @param rate in Hz, to which others are resampled
   * @throws IOException if one cannot be read, or is silent: nothing could be heard in such a room
   */
  public static List<float[]> rooms(List<Path> files, int rate) throws IOException {
    List<float[]> responses = new ArrayList<>();
    for (Path file : files) {
      responses.add(room(file, rate));
    }
    return responses;
  }

  /** One impulse response, as {@link #rooms} has them. */
  public static float[] room(Path file, int rate) throws IOException {
    float[] response = read(file, rate);
    if (isSilent(response)) {
      throw new CorpusException(
          file,
          "is silence and no impulse response of a room",
          "take it out of the folder of rooms");
    }
    return response;
  }

  private static float[] read(Path file, int rate) throws IOException {
    return AudioReader.read(file).resampled(rate).samples();
  }

  private static boolean isSilent(float[] samples) {
    for (float sample : samples) {
      if (sample != 0) {
        return false;
      }
    }
    return true;
  }
}
