package io.nicebeach.recognize;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.SampleStream;
import java.util.List;

/**
 * Live sound in, in chunks of any size; what is heard out. How the sound is cut into chunks changes
 * none of the events, not by a bit.
 *
 * <p>Without endpointing the whole stream is one utterance, and its only {@link StreamEvent.Final}
 * comes at the end: what {@link Recognizer#recognize(io.nicebeach.audio.Audio)} hears in the whole
 * sound. With it a detector finds utterance after utterance, and each final is what {@code
 * recognize} hears in that stretch of the sound, resampled to the model's rate, alone.
 *
 * <p>Partial texts come every {@value #PARTIAL_MILLISECONDS} ms of sound within an utterance. All
 * is computed in the thread that brings the sound; nothing waits and nothing has to be closed.
 *
 * <p>Holds one source's state: a stream for each, used by one thread at a time. Any number of them
 * share a recogniser.
 */
public final class RecognizerStream {
  /** From one partial text to the next, in milliseconds of sound. */
  public static final int PARTIAL_MILLISECONDS = 200;

  private final SampleStream decoder;
  private final Listener listener;
  private boolean finished;

  /** What finds utterances in a stream. */
  interface Listener {
    /** What happens by these samples. */
    List<StreamEvent> accept(float[] samples);

    /** What happens by the end of the stream. */
    List<StreamEvent> finish();
  }

  RecognizerStream(RawFormat format, Listener listener) {
    this.decoder = new SampleStream(format);
    this.listener = listener;
  }

  /**
   * Takes the next samples of one channel; full scale is [-1, 1].
   *
   * @return what happens by them, in order; often nothing
   * @throws IllegalArgumentException if one is not a finite number, or beyond {@link
   *     Audio#LOUDEST}; the stream is then as before
   * @throws IllegalStateException if the stream is finished
   */
  public List<StreamEvent> accept(float[] samples) {
    checkOpen();
    Audio.requireSound(samples, 0, samples.length);
    return listener.accept(samples);
  }

  /** Takes the next samples of one channel, 16-bit integers; as {@link #accept(float[])}. */
  public List<StreamEvent> accept(short[] samples) {
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = samples[i] / 32768f;
    }
    return accept(scaled);
  }

  /** Takes the next bytes in the stream's format; they may end within a sample. */
  public List<StreamEvent> accept(byte[] bytes) {
    return accept(bytes, 0, bytes.length);
  }

  /**
   * Takes {@code bytes[from .. from + count)} in the stream's format; they may end within a sample.
   *
   * @throws IndexOutOfBoundsException if there are no such bytes; the stream is then as before
   */
  public List<StreamEvent> accept(byte[] bytes, int from, int count) {
    checkOpen();
    return accept(decoder.accept(bytes, from, count));
  }

  /**
   * Ends the stream. What is being said is heard to its end.
   *
   * @return what happens thereby, in order; without endpointing always a final, last
   * @throws IllegalStateException if the stream is finished already
   */
  public List<StreamEvent> finish() {
    checkOpen();
    finished = true;
    return listener.finish();
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("the stream is finished: take a new one per source");
    }
  }
}
