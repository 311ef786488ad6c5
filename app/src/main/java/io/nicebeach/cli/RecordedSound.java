package io.nicebeach.cli;

import io.nicebeach.microphone.Microphone;

/** What a microphone records. */
record RecordedSound(Microphone microphone) implements LiveSound {
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
