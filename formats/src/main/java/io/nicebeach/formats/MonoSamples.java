package io.nicebeach.formats;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Gathers decoded frames of 16-bit samples, the mean of the channels. */
final class MonoSamples {
  /** 1 GiB once decoded; a few bytes of a compressed file could claim any number. */
  private static final int MAX_COUNT = 1 << 28;

  private final String name;
  private float[] samples = new float[1 << 14];
  private int count;

  /**
   * @param name what to call the file in messages
   */
  MonoSamples(String name) {
    this.name = name;
  }

  /**
   * Appends frames of interleaved samples.
   *
   * @param pcm 16-bit samples in the buffer's byte order
   * @param channels samples per frame
   * @param offset where in the file they come from
   */
  void add(ByteBuffer pcm, int channels, long offset) throws AudioFormatException {
    int frames = pcm.remaining() / (2 * channels);
    makeRoom(frames, offset);
    for (int i = 0; i < frames; i++) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += pcm.getShort();
      }
      samples[count++] = sum / (32768f * channels);
    }
  }

  /**
   * Appends samples of channels that lie apart.
   *
   * @param parts the channels, each with the same number of 16-bit samples
   * @param offset where in the file they come from
   * @throws AudioFormatException if one is no number or beyond any sound
   */
  void add(List<float[]> parts, long offset) throws AudioFormatException {
    int frames = parts.get(0).length;
    makeRoom(frames, offset);
    for (int i = 0; i < frames; i++) {
      float sum = 0;
      for (float[] part : parts) {
        sum += part[i];
      }
      float sample = sum / (32768f * parts.size());
      if (!Audio.isSound(sample)) {
        throw new AudioFormatException(
            name,
            offset,
            "is damaged: a sample is " + sample + ", where full scale is 1; copy it again");
      }
      samples[count++] = sample;
    }
  }

  /** How many were added. */
  int count() {
    return count;
  }

  /**
   * What was added from one sample up to another; a range beyond what there is ends with it.
   *
   * @throws AudioFormatException if there is nothing
   */
  Audio audio(int sampleRate, long from, long to) throws AudioFormatException {
    int start = (int) Math.min(from, count);
    int end = (int) Math.min(to, count);
    if (start >= end) {
      throw new AudioFormatException(name, 0, "holds no samples; record or convert it again");
    }
    return new Audio(Arrays.copyOfRange(samples, start, end), sampleRate);
  }

  private void makeRoom(int frames, long offset) throws AudioFormatException {
    if (frames > MAX_COUNT - count) {
      throw new AudioFormatException(
          name, offset, "holds more than " + MAX_COUNT + " samples; cut it into pieces");
    }
    if (frames > samples.length - count) {
      samples = Arrays.copyOf(samples, Math.max(count + frames, 2 * samples.length));
    }
  }
}
