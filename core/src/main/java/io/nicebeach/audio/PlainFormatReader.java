package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;

/** Reads a container in which samples lie one after the other, each as it is. */
interface PlainFormatReader extends PieceReader {
  /**
   * Finds the samples.
   *
   * @param head the file's beginning, at least up to the first sample
   * @param length of the whole file in bytes, {@link Long#MAX_VALUE} if it is not known yet
   * @param name what to call the file in messages
   * @throws AudioFormatException if the head is not what the format demands, or is too short
   */
  Layout layout(byte[] head, long length, String name) throws AudioFormatException;

  @Override
  default AudioStream open(byte[] head, long length, InputStream in, String name)
      throws IOException {
    Layout layout = layout(head, length, name);
    in.skipNBytes(layout.start());
    return AudioStream.plain(in, name, layout);
  }

  @Override
  default Recording read(byte[] bytes, String name) throws AudioFormatException {
    Layout layout = layout(bytes, bytes.length, name);
    RawFormat format = layout.format();
    Audio audio = RawSamples.decode(bytes, (int) layout.start(), (int) layout.end(), format, name);
    AudioInfo info =
        new AudioInfo(
            name(),
            format.encoding().family(),
            layout.bits(),
            format.channels(),
            format.sampleRate(),
            audio.samples().length);
    return new Recording(audio, info);
  }
}
