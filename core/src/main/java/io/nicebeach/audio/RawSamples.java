package io.nicebeach.audio;

import java.nio.ByteBuffer;

/** Decodes uncompressed frames, the payload of most containers, and mixes them down to mono. */
final class RawSamples {
  private RawSamples() {}

  /**
   * Reads the whole frames within a range of bytes. An incomplete last frame is left out.
   *
   * @param bytes the file
   * @param start the first byte of the first frame
   * @param end one beyond the last byte, at most {@code bytes.length}
   * @param format how the frames are laid out
   * @param name what to call the file in messages
   * @throws AudioFormatException if there is no frame, or a floating-point sample is no number or
   *     huge
   */
  static Audio decode(byte[] bytes, int start, int end, RawFormat format, String name)
      throws AudioFormatException {
    int frames = (end - start) / format.frameLength();
    if (frames <= 0) {
      throw none(name, start);
    }
    float[] samples = new float[frames];
    decode(ByteBuffer.wrap(bytes), start, format, samples);
    requireSound(samples, start, 0, format, name);
    return new Audio(samples, format.sampleRate());
  }

  /**
   * Decodes as many frames as there is room for.
   *
   * @param bytes whole frames from {@code start} on; set to the format's byte order
   * @param samples where the mean of each frame's channels goes
   */
  static void decode(ByteBuffer bytes, int start, RawFormat format, float[] samples) {
    ByteBuffer buffer = bytes.order(format.byteOrder());
    SampleEncoding encoding = format.encoding();
    int at = start;
    for (int i = 0; i < samples.length; i++) {
      double sum = 0;
      for (int channel = 0; channel < format.channels(); channel++, at += encoding.bytes()) {
        sum += encoding.decode(buffer, at);
      }
      samples[i] = (float) (sum / format.channels());
    }
  }

  static AudioFormatException none(String name, long offset) {
    return new AudioFormatException(name, offset, "holds no samples; record it again");
  }

  /**
   * Refuses samples that are no numbers, or so large that no sound has them.
   *
   * @param start the position in the file of the very first sample
   * @param count how many samples came before these
   */
  static void requireSound(float[] samples, long start, long count, RawFormat format, String name)
      throws AudioFormatException {
    for (int i = 0; i < samples.length; i++) {
      if (!Audio.isSound(samples[i])) {
        throw new AudioFormatException(
            name,
            start + (count + i) * format.frameLength(),
            "sample %d is %s, where full scale is 1; repair the recording or leave it out"
                .formatted(count + i, samples[i]));
      }
    }
  }
}
