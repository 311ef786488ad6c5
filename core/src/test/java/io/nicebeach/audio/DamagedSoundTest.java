package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a file, it is read or refused with an {@link AudioFormatException}. */
@Timeout(60)
class DamagedSoundTest {
  private static final String[] FILES = {
    "sound8.wav",
    "sound24.wav",
    "float32.wav",
    "streamed16.wav",
    "sound16.aiff",
    "float32.aifc",
    "sound16.au",
    "sound16.sph",
    "mono16.flac",
    "stereo24.flac",
    "silence16.flac",
    "eight16.flac",
    "streamed16.flac"
  };

  @ParameterizedTest
  @MethodSource("files")
  void cutAnywhere(String file) {
    byte[] whole = SoundFiles.bytes(file);

    for (int length = 0; length < whole.length; length++) {
      isReadOrRefused(Arrays.copyOf(whole, length), file + " cut to " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sound24.wav", "sound16.aiff", "sound16.au", "sound16.sph", "stereo24.flac"})
  void aCutFileIsNeverTakenForAWhole(String file) {
    byte[] whole = SoundFiles.bytes(file);

    for (int length = 0; length < whole.length; length++) {
      assertThat(isReadOrRefused(Arrays.copyOf(whole, length), file + " cut to " + length))
          .as("%s cut to %d is read", file, length)
          .isFalse();
    }
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("filesAndSeeds")
  void damagedAtRandom(String file, long seed) {
    byte[] whole = SoundFiles.bytes(file);
    SplittableRandom random = new SplittableRandom(seed);

    for (int round = 0; round < 300; round++) {
      byte[] damaged = whole.clone();
      // Headers are short: aim half of the damage there, where it does more harm.
      int range = round % 2 == 0 ? damaged.length : Math.min(damaged.length, 64);
      for (int i = random.nextInt(1, 5); i > 0; i--) {
        damaged[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      isReadOrRefused(damaged, file + " of seed " + seed + " in round " + round);
    }
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("filesAndSeeds")
  void noiseBehindAHeader(String file, long seed) {
    byte[] noise = SoundFiles.bytes(file);
    SplittableRandom random = new SplittableRandom(seed);

    for (int round = 0; round < 50; round++) {
      for (int i = 44; i < noise.length; i++) {
        noise[i] = (byte) random.nextInt(256);
      }
      isReadOrRefused(noise, file + " of seed " + seed + " in round " + round);
    }
  }

  static Stream<String> files() {
    return Arrays.stream(FILES);
  }

  static Stream<Arguments> filesAndSeeds() {
    return files().flatMap(f -> IntStream.range(0, 2).mapToObj(seed -> Arguments.of(f, seed)));
  }

  /** Whether it is read; fails if it ends in anything else than sound or a refusal. */
  private static boolean isReadOrRefused(byte[] bytes, String what) {
    boolean[] read = {false};
    assertThatNoException()
        .as(what)
        .isThrownBy(
            () -> {
              try {
                Recording recording = AudioReader.readRecording(bytes, what);
                // Bytes that are there bound the samples; a FLAC block holds up to 65,536.
                assertThat(recording.audio().samples().length)
                    .isLessThanOrEqualTo(Math.max(bytes.length, 65536));
                read[0] = true;
              } catch (AudioFormatException refused) {
                assertThat(refused).hasMessageStartingWith(what + ": ");
                assertThat(refused.offset()).isBetween(0L, (long) bytes.length);
              }
            });
    return read[0];
  }
}
