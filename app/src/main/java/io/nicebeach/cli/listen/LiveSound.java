package io.nicebeach.cli.listen;

import java.io.IOException;

/** Sound that comes as time goes by. */
public interface LiveSound extends AutoCloseable {
  /** How much of it comes at once, in seconds. */
  double CHUNK = 0.05;

  /** Samples per second, in Hz. */
  int sampleRate();

  /** Waits for the next samples; none at the end. */
  float[] next() throws IOException;

  /** Makes the sound end soon; may be called from another thread. */
  void end();

  @Override
  void close() throws IOException;
}
