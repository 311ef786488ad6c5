package io.nicebeach.benchmarks;

import io.nicebeach.audio.Audio;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.Features;
import io.nicebeach.signal.Fft;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a second of sound at 8 kHz costs, in microseconds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FeaturesBenchmark {
  private final Audio second = new Audio(Sounds.voiced(8000, 8000, 0), 8000);
  private final FeatureExtractor spectrum =
      FeatureExtractor.of(FeatureSettings.of(Kind.POWER, 8000));
  private final FeatureExtractor mel = FeatureExtractor.of(FeatureSettings.of(Kind.MEL, 8000));
  private final FeatureExtractor logMel =
      FeatureExtractor.of(FeatureSettings.of(Kind.LOG_MEL, 8000));
  private final FeatureExtractor mfcc = FeatureExtractor.of(FeatureSettings.of(Kind.MFCC, 8000));
  private final Fft fft = Fft.of(256);
  private final Fft.Scratch scratch = fft.scratch();
  private final float[] re = new float[fft.bins()];
  private final float[] im = new float[fft.bins()];

  /** One transform of 256 real samples. */
  @Benchmark
  public float[] fft256() {
    fft.forward(second.samples(), re, im, scratch);
    return re;
  }

  /** 101 frames: window, transform, power. */
  @Benchmark
  public Features spectrum() {
    return spectrum.extract(second);
  }

  /** And 40 mel bands of each. */
  @Benchmark
  public Features mel() {
    return mel.extract(second);
  }

  /** And their levels, centred. */
  @Benchmark
  public Features logMel() {
    return logMel.extract(second);
  }

  /** Levels in dB and 13 coefficients of them. */
  @Benchmark
  public Features mfcc() {
    return mfcc.extract(second);
  }
}
