package io.nicebeach.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes in, in pieces that may end anywhere, even within a sample; samples out, mixed down to mono.
 * Used by one thread.
 */
public final class SampleStream {
  private final RawFormat format;

  /** The beginning of a frame whose end has not come yet, {@link #waiting} bytes of it. */
  private final byte[] begun;

  private int waiting;

  /**
   * @param format how the bytes hold samples
   */
  public SampleStream(RawFormat format) {
    this.format = format;
    begun = new byte[format.frameLength()];
  }

  /**
   * The samples that {@code bytes[from .. from + count)} complete; full scale is [-1, 1].
   *
   * @throws IndexOutOfBoundsException if there are no such bytes, as where a count of -1 says that
   *     a stream is at its end
   */
  public float[] accept(byte[] bytes, int from, int count) {
    Objects.checkFromIndexSize(from, count, bytes.length);
    byte[] frames = Arrays.copyOf(begun, waiting + count);
    System.arraycopy(bytes, from, frames, waiting, count);
    float[] samples = new float[frames.length / begun.length];
    RawSamples.decode(ByteBuffer.wrap(frames), 0, format, samples);
    int used = samples.length * begun.length;
    waiting = frames.length - used;
    System.arraycopy(frames, used, begun, 0, waiting);
    return samples;
  }
}
