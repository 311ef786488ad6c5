package io.nicebeach.features;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureSettings.Frames;
import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Padding;
import java.util.Arrays;

/**
 * Samples in, in chunks of any size; spectra out, as soon as their samples are complete. Together
 * they are, bit by bit, the spectra of the whole sound at once, since {@link
 * FeatureExtractor#spectra} is this stream with one chunk. {@link FeatureExtractor#finish} makes
 * features of them.
 *
 * <p>Holds one utterance's state: one stream for each utterance, used by one thread.
 */
public final class FeatureStream {
  private final SpectrumAnalyzer analyzer;
  private final SpectrumAnalyzer.Scratch scratch;
  private final Framing framing;

  /** How many samples are added before the first and after the last one. */
  private final int padding;

  /** The padded sound from {@link #bufferStart} on, {@link #filled} samples of it. */
  private float[] buffer;

  private long bufferStart;
  private int filled;

  /** Samples accepted so far. */
  private long received;

  /** Frames given out so far. */
  private long frames;

  private boolean finished;

  FeatureStream(SpectrumAnalyzer analyzer) {
    this.analyzer = analyzer;
    scratch = analyzer.scratch();
    framing = analyzer.framing();
    padding = framing.padding() == Padding.NONE ? 0 : framing.fftSize() / 2;
    buffer = new float[2 * framing.fftSize()];
    filled = padding; // kept free for what is mirrored there
  }

  /** Accepts all of {@code samples}. */
  public Features accept(float[] samples) {
    return accept(samples, 0, samples.length);
  }

  /**
   * Accepts {@code samples[from .. from + count)}, at the stream's sample rate.
   *
   * @return the spectra [frame][bin] of the frames that these samples complete; often none
   * @throws IllegalArgumentException if a sample is not finite, or beyond {@link Audio#LOUDEST};
   *     the stream is then as before
   */
  public Features accept(float[] samples, int from, int count) {
    checkOpen();
    Audio.requireSound(samples, from, count);
    append(samples, from, count);
    boolean mirrorKnown = framing.padding() != Padding.REFLECT || received > padding;
    if (!mirrorKnown) {
      return new Features(new float[0], 0, analyzer.bins());
    }
    if (received - count <= padding) {
      mirrorStart();
    }
    return analyze();
  }

  /**
   * Ends the sound.
   *
   * @return the spectra of the remaining frames; with no samples at all there are none
   */
  public Features finish() {
    checkOpen();
    finished = true;
    if (received == 0) {
      return new Features(new float[0], 0, analyzer.bins());
    }
    if (received <= padding) {
      mirrorStart();
    }
    long total = received;
    float[] end = new float[padding];
    if (framing.padding() == Padding.REFLECT) {
      for (int i = 0; i < padding; i++) {
        end[i] = sample(mirrored(total + i, total));
      }
    }
    append(end, 0, padding);
    return analyze();
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("the stream is finished: take a new one per utterance");
    }
  }

  private void append(float[] samples, int from, int count) {
    if (filled + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(filled + count, 2 * buffer.length));
    }
    System.arraycopy(samples, from, buffer, filled, count);
    filled += count;
    received += count;
  }

  /** Fills the padding before the first sample. */
  private void mirrorStart() {
    if (framing.padding() != Padding.REFLECT) {
      return;
    }
    for (int i = 1; i <= padding; i++) {
      buffer[padding - i] = sample(mirrored(-i, received));
    }
  }

  private float sample(long index) {
    return buffer[(int) (index + padding - bufferStart)];
  }

  /** Where sample {@code index}, maybe outside {@code 0 .. length}, is mirrored from. */
  private static long mirrored(long index, long length) {
    if (length == 1) {
      return 0;
    }
    long period = 2 * (length - 1);
    long phase = Math.floorMod(index, period);
    return Math.min(phase, period - phase);
  }

  private Features analyze() {
    int count = completeFrames();
    int bins = analyzer.bins();
    float[] values = new float[count * bins];
    for (int i = 0; i < count; i++) {
      long start = (frames + i) * framing.hopLength();
      analyzer.analyze(buffer, (int) (start - bufferStart), values, i * bins, scratch);
    }
    frames += count;
    forget();
    return new Features(values, count, bins);
  }

  private int completeFrames() {
    long last = (bufferStart + filled - framing.fftSize()) / framing.hopLength();
    long complete = bufferStart + filled < framing.fftSize() ? 0 : last + 1;
    if (framing.frames() == Frames.FIRST) {
      complete = Math.min(complete, 1);
    }
    return Math.toIntExact(complete - frames);
  }

  /** Drops samples that neither the next frame nor the mirror at the end can need. */
  private void forget() {
    long end = bufferStart + filled;
    long needed = Math.min(frames * framing.hopLength(), end - (padding + 1));
    int drop = (int) Math.max(0, needed - bufferStart);
    System.arraycopy(buffer, drop, buffer, 0, filled - drop);
    bufferStart += drop;
    filled -= drop;
  }
}
