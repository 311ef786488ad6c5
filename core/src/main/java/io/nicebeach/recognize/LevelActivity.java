package io.nicebeach.recognize;

import java.util.Arrays;

/**
 * Takes for speech what is louder than the noise: the level of a frame against the least level of
 * the last seconds ("minimum statistics", Martin 1994, on the whole band).
 */
final class LevelActivity implements VoiceActivity {
  /** Blocks of half a second, whose minima are remembered. */
  private static final int BLOCK = 50;

  private static final int BLOCKS = 6;

  /** What the noise is at most before there was any to hear, in dB of full scale. */
  private static final double FIRST_NOISE = -60;

  /** In digital silence, noise is taken to be this loud. */
  private static final double LEAST_NOISE = -75;

  /** Above the noise a frame is as likely speech as not; the probability's slope there. */
  private static final double MARGIN = 12;

  private static final double SLOPE = 2;
  private static final double SMOOTHING = 0.6;

  private final int sampleRate;

  /** Samples of a frame, not always a whole number. */
  private final double hop;

  private final double[] minima = new double[BLOCKS];
  private double sum;
  private int count;
  private long frames;

  /** Samples so far, and at how many of them the frame under way is over. */
  private long heard;

  private long frameEnd;
  private double power;

  LevelActivity(int sampleRate) {
    if (sampleRate < 1 / HOP) {
      throw new IllegalArgumentException(
          "sampleRate must be at least a sample every 10 ms, 100 Hz, but is " + sampleRate);
    }
    this.sampleRate = sampleRate;
    this.hop = sampleRate * HOP;
    this.frameEnd = (long) hop;
    Arrays.fill(minima, FIRST_NOISE);
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public float[] accept(float[] samples) {
    float[] probabilities = new float[samples.length / (int) hop + 1];
    int done = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
      count++;
      if (++heard == frameEnd) {
        probabilities[done++] = frame();
        frameEnd = (long) ((frames + 1) * hop);
      }
    }
    return Arrays.copyOf(probabilities, done);
  }

  @Override
  public float[] finish() {
    return count == 0 ? new float[0] : new float[] {frame()};
  }

  /** The probability of the frame whose samples are summed up. */
  private float frame() {
    power = frames == 0 ? sum / count : SMOOTHING * power + (1 - SMOOTHING) * sum / count;
    sum = 0;
    count = 0;
    double level = 10 * Math.log10(power + 1e-12);
    int block = (int) (frames / BLOCK % BLOCKS);
    minima[block] = frames++ % BLOCK == 0 ? level : Math.min(minima[block], level);
    double noise = Math.max(LEAST_NOISE, Arrays.stream(minima).min().orElseThrow());
    return (float) (1 / (1 + Math.exp((noise + MARGIN - level) / SLOPE)));
  }
}
