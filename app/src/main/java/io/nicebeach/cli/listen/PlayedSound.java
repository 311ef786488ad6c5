package io.nicebeach.cli.listen;

import io.nicebeach.audio.AudioStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** A recording as if it were recorded now. */
final class PlayedSound implements LiveSound {
  private final AudioStream recording;
  private final boolean waits;
  private final int chunk;
  private final long begun = System.nanoTime();
  private float[] piece = new float[0];
  private int used;
  private long given;
  private volatile boolean ended;

  /**
   * @param waits whether it takes as long as it lasts
   */
  PlayedSound(AudioStream recording, boolean waits) {
    this.recording = recording;
    this.waits = waits;
    chunk = (int) (CHUNK * recording.sampleRate());
  }

  @Override
  public int sampleRate() {
    return recording.sampleRate();
  }

  @Override
  public float[] next() throws IOException {
    if (used == piece.length) {
      piece = recording.read();
      used = 0;
    }
    float[] samples = Arrays.copyOfRange(piece, used, Math.min(piece.length, used + chunk));
    used += samples.length;
    given += samples.length;
    if (waits) {
      awaitSecond((double) given / sampleRate());
    }
    return ended ? new float[0] : samples;
  }

  /** Waits until so much of the sound would have been heard. */
  private void awaitSecond(double second) {
    long nanos = begun + (long) (1e9 * second) - System.nanoTime();
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
    }
  }

  @Override
  public void end() {
    ended = true;
  }

  @Override
  public void close() throws IOException {
    recording.close();
  }
}
