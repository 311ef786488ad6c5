package io.nicebeach.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioFormatReader;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file, it is read or refused with an {@link AudioFormatException}. */
@Timeout(120)
class DamagedFormatsTest {
  private static final String[] FILES = {
    "mono16000.mp3",
    "variable.mp3",
    "untagged.mp3",
    "mono8000.ogg",
    "stereo.ogg",
    "mono16000.m4a",
    "early.m4a",
    "fragmented.m4a",
    "stereo.aac"
  };

  private static final int HEAD = 200;

  /** Frames of AAC that are as good as empty may hold so many samples a byte. */
  private static final int SAMPLES_PER_BYTE = 1024;

  @ParameterizedTest
  @MethodSource("files")
  void cutAnywhere(String file) {
    byte[] whole = FormatFiles.bytes(file);

    for (int length = 0; length < whole.length; length += length < HEAD ? 1 : 97) {
      isReadOrRefused(Arrays.copyOf(whole, length), file + " cut to " + length);
    }
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("filesAndSeeds")
  void damagedAtRandom(String file, long seed) {
    byte[] whole = FormatFiles.bytes(file);
    SplittableRandom random = new SplittableRandom(seed);

    for (int round = 0; round < rounds(); round++) {
      byte[] damaged = whole.clone();
      int range = round % 2 == 0 ? damaged.length : Math.min(damaged.length, HEAD);
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        damaged[random.nextInt(range)] = (byte) random.nextInt(256);
      }
      isReadOrRefused(damaged, file + " of seed " + seed + " in round " + round);
    }
  }

  /** The tables of MP4 lie at either end. */
  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("filesAndSeeds")
  void damagedNearItsEnd(String file, long seed) {
    byte[] whole = FormatFiles.bytes(file);
    SplittableRandom random = new SplittableRandom(seed);

    for (int round = 0; round < rounds(); round++) {
      byte[] damaged = whole.clone();
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[damaged.length - 1 - random.nextInt(900)] = (byte) random.nextInt(256);
      }
      isReadOrRefused(damaged, file + " of seed " + seed + " in round " + round);
    }
  }

  /** Behind a checksum that fits, so that the decoder gets to see it. */
  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("filesAndSeeds")
  void damagedPagesOfOgg(String file, long seed) {
    byte[] whole = FormatFiles.bytes(file);
    SplittableRandom random = new SplittableRandom(seed);

    for (int round = 0; file.endsWith(".ogg") && round < rounds(); round++) {
      byte[] damaged = whole.clone();
      int range = round % 2 == 0 ? damaged.length : damaged.length / 2;
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        damaged[random.nextInt(28, range)] = (byte) random.nextInt(256);
      }
      OggFiles.repairChecksums(damaged);
      isReadOrRefused(damaged, file + " of seed " + seed + " in round " + round);
    }
  }

  /** Every reader is safe from every input, also where another one would be asked. */
  @ParameterizedTest
  @MethodSource("readers")
  void noiseWithAnyBeginning(AudioFormatReader reader) {
    SplittableRandom random = new SplittableRandom(1);

    for (int round = 0; round < rounds(); round++) {
      byte[] noise = new byte[random.nextInt(600)];
      random.nextBytes(noise);
      byte[] head = FormatFiles.bytes(FILES[round % FILES.length]);
      System.arraycopy(head, 0, noise, 0, Math.min(random.nextInt(HEAD), noise.length));
      String what = reader.name() + " in round " + round;
      assertThatNoException()
          .as(what)
          .isThrownBy(
              () -> {
                reader.recognizes(noise);
                try {
                  reader.read(noise, what);
                } catch (AudioFormatException refused) {
                  assertThat(refused).hasMessageStartingWith(what + ": ");
                }
              });
    }
  }

  private static int rounds() {
    return Integer.getInteger("nicebeach.rounds", 40);
  }

  static Stream<String> files() {
    return Arrays.stream(FILES);
  }

  static Stream<Arguments> filesAndSeeds() {
    return files().flatMap(f -> IntStream.range(0, 2).mapToObj(seed -> Arguments.of(f, seed)));
  }

  static List<AudioFormatReader> readers() {
    return List.of(new Mp3Reader(), new VorbisReader(), new AdtsReader(), new Mp4Reader());
  }

  private static void isReadOrRefused(byte[] bytes, String what) {
    assertThatNoException()
        .as(what)
        .isThrownBy(
            () -> {
              try {
                Recording recording = AudioReader.readRecording(bytes, what);
                assertThat(recording.audio().samples().length)
                    .isLessThanOrEqualTo(SAMPLES_PER_BYTE * bytes.length);
              } catch (AudioFormatException refused) {
                assertThat(refused).hasMessageStartingWith(what + ": ");
                assertThat(refused.offset()).isBetween(0L, (long) bytes.length);
              }
            });
  }
}
