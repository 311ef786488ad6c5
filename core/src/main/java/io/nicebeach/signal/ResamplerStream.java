package io.nicebeach.signal;

import java.util.Arrays;

/**
 * Samples in, in chunks of any size; samples at the new rate out, as soon as the filter has all
 * that it reaches for. Together they are, bit by bit, what {@link Resampler#resample} makes of the
 * whole signal.
 *
 * <p>Holds one signal's state: used by one thread.
 */
public final class ResamplerStream {
  private final Resampler resampler;

  /** The samples from number {@link #start} on, {@link #filled} of them. */
  private float[] buffer = new float[1024];

  private long start;
  private int filled;

  /** Samples given out so far. */
  private long produced;

  private boolean finished;

  ResamplerStream(Resampler resampler) {
    this.resampler = resampler;
  }

  /** Accepts the next samples; those at the new rate that are now known. */
  public float[] accept(float[] samples) {
    checkOpen();
    append(samples);
    float[] out = produce(resampler.settled(start + filled));
    forget();
    return out;
  }

  /** Ends the signal; the remaining samples at the new rate. */
  public float[] finish() {
    checkOpen();
    finished = true;
    return produce(resampler.length(start + filled));
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("the stream is finished: take a new one per signal");
    }
  }

  private void append(float[] samples) {
    if (filled + samples.length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(filled + samples.length, 2 * buffer.length));
    }
    System.arraycopy(samples, 0, buffer, filled, samples.length);
    filled += samples.length;
  }

  /** The outputs up to, but without, number {@code end}. */
  private float[] produce(long end) {
    float[] out = new float[(int) (end - produced)];
    resampler.filter(buffer, filled, start, out, produced);
    produced = end;
    return out;
  }

  /** Drops samples that no later output reaches for. */
  private void forget() {
    int drop = (int) Math.max(0, Math.min(filled, resampler.reach(produced) - start));
    System.arraycopy(buffer, drop, buffer, 0, filled - drop);
    start += drop;
    filled -= drop;
  }
}
