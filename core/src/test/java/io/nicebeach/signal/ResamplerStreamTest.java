package io.nicebeach.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerStreamTest {
  private static final long SEED = new Random().nextLong();

  @ParameterizedTest(name = "{0} to {1} Hz")
  @CsvSource({
    "8000, 16000", "16000, 8000", "44100, 8000", "44100, 16000", "48000, 8000", "48000, 16000",
    "11025, 8000", "8000, 8000", "44101, 16000", "44101, 44100", "8000, 48000", "96000, 8000"
  })
  void anyChunksGiveWhatTheWholeGives(int from, int to) {
    Random random = new Random(SEED);
    Resampler resampler = Resampler.between(from, to);
    for (int length : new int[] {0, 1, 2, 59, 60, 61, 500, 20_000}) {
      float[] signal = noise(length, random);
      float[] streamed = streamed(resampler.stream(), signal, random);
      assertThat(streamed)
          .as("%d samples, seed %d", length, SEED)
          .isEqualTo(resampler.resample(signal));
    }
  }

  /** Beyond 2^31 samples, and where a ratio of small terms has drifted from the true one. */
  @ParameterizedTest(name = "{0} to {1} Hz")
  @CsvSource({"48000, 8000", "44101, 16000"})
  void whatIsSettledIsThereInTheEnd(int from, int to) {
    Resampler resampler = Resampler.between(from, to);
    for (long received = 1; received < 1L << 40; received = 3 * received + 1) {
      long settled = resampler.settled(received);
      assertThat(settled).isLessThanOrEqualTo(resampler.length(received));
      assertThat(resampler.reach(settled)).isLessThan(received);
    }
  }

  @Test
  void aSecondOfSoundIsGivenOutWithinMilliseconds() {
    ResamplerStream stream = Resampler.between(48_000, 8000).stream();
    assertThat(stream.accept(new float[48_000])).hasSizeBetween(7985, 8000);
  }

  @Test
  void refusesMoreAfterTheEnd() {
    ResamplerStream stream = Resampler.between(48_000, 8000).stream();
    stream.finish();
    assertThatIllegalStateException().isThrownBy(() -> stream.accept(new float[1]));
    assertThatIllegalStateException().isThrownBy(stream::finish);
  }

  private static float[] streamed(ResamplerStream stream, float[] signal, Random random) {
    float[] out = new float[0];
    for (int at = 0; at < signal.length; ) {
      int next = Math.min(signal.length, at + random.nextInt(random.nextBoolean() ? 4 : 3000));
      out = joined(out, stream.accept(Arrays.copyOfRange(signal, at, next)));
      at = next;
    }
    return joined(out, stream.finish());
  }

  private static float[] joined(float[] first, float[] second) {
    float[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static float[] noise(int length, Random random) {
    float[] noise = new float[length];
    for (int i = 0; i < length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    return noise;
  }
}
