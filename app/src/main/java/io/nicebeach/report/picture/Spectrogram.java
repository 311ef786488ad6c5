package io.nicebeach.report.picture;

import io.nicebeach.audio.Audio;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.signal.Fft;
import io.nicebeach.signal.Window;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Levels over time and frequency, made to be looked at: Hann windows of 25 ms, zero-padded and
 * close enough to each other that the eye sees no steps.
 *
 * @param levels [frame][bin] in dBFS: a sine at full scale has 0; bin 0 is 0 Hz, the last bin half
 *     the sample rate
 */
record Spectrogram(float[][] levels) {
  private static final double WINDOW_SECONDS = 0.025;

  /** In samples: a rate far above that of speech gets shorter windows, not huge pictures. */
  private static final int LONGEST_WINDOW = 4096;

  private static final int SMALLEST_FFT = 1024;

  /** Levels end here, in dBFS: digital silence has no logarithm. */
  private static final double SILENCE = -120;

  /** A spectrogram of about {@code mostFrames} frames at most, evenly over the whole sound. */
  static Spectrogram of(Audio audio, int mostFrames) {
    int wanted = (int) Math.round(WINDOW_SECONDS * audio.sampleRate());
    int window = Math.max(2, Math.min(wanted, LONGEST_WINDOW));
    int hop = Math.max(Math.max(1, window / 8), audio.samples().length / mostFrames);
    Framer framer = new Framer(audio.samples(), window);
    float[][] levels = new float[1 + audio.samples().length / hop][];
    for (int frame = 0; frame < levels.length; frame++) {
      levels[frame] = framer.levels(frame * hop);
    }
    return new Spectrogram(levels);
  }

  /** Where the colours end, in dBFS: the loudest spot, or full scale so that silence is dark. */
  double ceiling() {
    double loudest = SILENCE;
    for (float[] frame : levels) {
      for (float level : frame) {
        loudest = Math.max(loudest, level);
      }
    }
    return loudest > SILENCE ? loudest : 0;
  }

  /** One pixel per frame and bin, low frequencies at the bottom. */
  BufferedImage image(ColorMap colors, double floor, double ceiling) {
    int bins = levels[0].length;
    BufferedImage image = new BufferedImage(levels.length, bins, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[levels.length];
    for (int bin = 0; bin < bins; bin++) {
      for (int x = 0; x < row.length; x++) {
        row[x] = colors.rgb((levels[x][bin] - floor) / (ceiling - floor));
      }
      image.setRGB(0, bins - 1 - bin, row.length, 1, row, 0, row.length);
    }
    return image;
  }

  /** Cuts frames out of the sound and measures them, with one set of buffers. */
  private static final class Framer {
    private final float[] samples;
    private final float[] window;
    private final Fft fft;
    private final float[] frame;
    private final float[] re;
    private final float[] im;
    private final Fft.Scratch scratch;

    /**
     * What the squared magnitude of a full-scale sine's peak bin comes to: (sum of window / 2)^2.
     */
    private final double fullScale;

    Framer(float[] samples, int length) {
      this.samples = samples;
      window = Window.HANN.values(length);
      fft = Fft.of(Math.max(SMALLEST_FFT, 2 * Integer.highestOneBit(2 * length - 1)));
      frame = new float[fft.size()];
      re = new float[fft.bins()];
      im = new float[fft.bins()];
      scratch = fft.scratch();
      double sum = 0;
      for (float weight : window) {
        sum += weight;
      }
      fullScale = sum * sum / 4;
    }

    /** The levels around a sample; beyond the sound's ends there is silence. */
    float[] levels(int center) {
      Arrays.fill(frame, 0);
      int start = center - window.length / 2;
      int end = Math.min(window.length, samples.length - start);
      for (int i = Math.max(0, -start); i < end; i++) {
        frame[i] = window[i] * samples[start + i];
      }
      fft.forward(frame, re, im, scratch);
      float[] levels = new float[re.length];
      for (int bin = 0; bin < levels.length; bin++) {
        double power = (double) re[bin] * re[bin] + (double) im[bin] * im[bin];
        levels[bin] = (float) Math.max(SILENCE, 10 * Math.log10(power / fullScale));
      }
      return levels;
    }
  }
}
