package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;

/** Sound whose samples lie in a stream as they are. */
final class PlainPieces implements AudioStream.Pieces {
  private static final int BYTES = 1 << 15;

  private final InputStream in;
  private final String name;
  private final Layout layout;
  private final SampleStream decoder;

  /** The position in the file of the next byte. */
  private long position;

  /** Samples so far. */
  private long count;

  /**
   * @param in at the first sample
   */
  PlainPieces(InputStream in, String name, Layout layout) {
    this.in = in;
    this.name = name;
    this.layout = layout;
    decoder = new SampleStream(layout.format());
    position = layout.start();
  }

  @Override
  public float[] next() throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(BYTES, layout.end() - position));
    position += bytes.length;
    float[] samples = decoder.accept(bytes, 0, bytes.length);
    if (samples.length == 0) {
      checkEnd();
    }
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        long offset = layout.start() + (count + i) * layout.format().frameLength();
        throw RawSamples.notFinite(name, offset, count + i);
      }
    }
    count += samples.length;
    return samples;
  }

  private void checkEnd() throws AudioFormatException {
    if (layout.end() != Long.MAX_VALUE && position < layout.end()) {
      throw Headers.cutOff(
          layout.end() - layout.start(), position - layout.start(), name, position);
    }
    if (count == 0) {
      throw RawSamples.none(name, layout.start());
    }
  }
}
