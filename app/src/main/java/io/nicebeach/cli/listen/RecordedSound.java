package io.nicebeach.cli.listen;

import io.nicebeach.microphone.Microphone;

/** What a microphone records. */
public record RecordedSound(Microphone microphone) implements LiveSound {
  @Override
  public int sampleRate() {
    return microphone.sampleRate();
  }

  @Override
  public float[] next() {
    return microphone.read((int) (CHUNK * sampleRate()));
  }

  @Override
  public void end() {
    close();
  }

  @Override
  public void close() {
    microphone.close();
  }
}
