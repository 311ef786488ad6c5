package io.nicebeach.audio;

import java.nio.ByteBuffer;

/** Decodes uncompressed frames, the payload of most containers, and mixes them down to mono. */
final class RawSamples {
  /** The loudest sample that is read: its energy, summed up over a frame, is still a number. */
  private static final float LOUDEST = 1e9f;

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
      throw new AudioFormatException(name, start, "holds no samples; record it again");
    }
    SampleEncoding encoding = format.encoding();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(format.byteOrder());
    float[] samples = new float[frames];
    int at = start;
    for (int i = 0; i < frames; i++) {
      double sum = 0;
      for (int channel = 0; channel < format.channels(); channel++, at += encoding.bytes()) {
        sum += encoding.decode(buffer, at);
      }
      samples[i] = (float) (sum / format.channels());
      if (!(Math.abs(samples[i]) <= LOUDEST)) {
        throw new AudioFormatException(
            name,
            at - format.frameLength(),
            "sample %d is %s, where full scale is 1; repair the recording or leave it out"
                .formatted(i, samples[i]));
      }
    }
    return new Audio(samples, format.sampleRate());
  }

  /** Describes a recording whose samples were decoded here. */
  static AudioInfo info(String container, int bits, RawFormat format, Audio audio) {
    return new AudioInfo(
        container,
        format.encoding().family(),
        bits,
        format.channels(),
        format.sampleRate(),
        audio.samples().length);
  }
}
