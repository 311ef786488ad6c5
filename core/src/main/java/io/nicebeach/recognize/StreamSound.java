package io.nicebeach.recognize;

import io.nicebeach.audio.Audio;
import io.nicebeach.signal.Resampler;
import io.nicebeach.signal.ResamplerStream;
import java.util.Arrays;

/** A stream's sound at the rate that a model analyses it at, as far as it is still needed. */
final class StreamSound {
  private final int sampleRate;
  private final ResamplerStream resampler;

  /** The samples from number {@link #start} on, {@link #filled} of them. */
  private float[] samples = new float[1024];

  private long start;
  private int filled;

  /**
   * @param from the rate of the sound that comes, in Hz
   * @param to the rate at which the model analyses it, in Hz
   */
  StreamSound(int from, int to) {
    sampleRate = to;
    resampler = Resampler.between(from, to).stream();
  }

  /** Takes the next samples of the source; what they give at its rate here. */
  float[] accept(float[] source) {
    return append(resampler.accept(source));
  }

  /** Ends the sound; its last samples. */
  float[] finish() {
    return append(resampler.finish());
  }

  private float[] append(float[] more) {
    if (filled + more.length > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(filled + more.length, 2 * samples.length));
    }
    System.arraycopy(more, 0, samples, filled, more.length);
    filled += more.length;
    return more;
  }

  int sampleRate() {
    return sampleRate;
  }

  /** How many samples there are by now, the forgotten ones too. */
  long end() {
    return start + filled;
  }

  /** When a sample is heard, in seconds from the beginning. */
  double seconds(long sample) {
    return (double) sample / sampleRate;
  }

  /** Samples {@code from} (inclusive) to {@code to}. */
  Audio between(long from, long to) {
    return new Audio(
        Arrays.copyOfRange(samples, (int) (from - start), (int) (to - start)), sampleRate);
  }

  /** Drops the samples before number {@code first}. */
  void forget(long first) {
    int drop = (int) (first - start);
    // Moving the rest now and then costs nothing; at every call it would.
    if (drop > filled / 2) {
      System.arraycopy(samples, drop, samples, 0, filled - drop);
      start = first;
      filled -= drop;
    }
  }
}
