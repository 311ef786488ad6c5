package io.nicebeach.audio;

import static io.nicebeach.audio.FlacWriter.header;
import static io.nicebeach.audio.FlacWriter.raw;
import static io.nicebeach.audio.FlacWriter.verbatim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.audio.FlacWriter.Bits;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlacReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mono16",
        "stereo16",
        "stereo24",
        "stereo8",
        "fixed16",
        "linear16",
        "noise16",
        "silence16",
        "eight16",
        "wasted16"
      })
  void theSamplesHaveTheChecksumThatTheEncoderWrote(String name) throws Exception {
    FlacMd5.assertRight(SoundFiles.bytes(name + ".flac"), name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "mono16, 16000, 1, 16, 1280",
    "stereo24, 44100, 2, 24, 882",
    "stereo8, 8000, 2, 8, 800",
    "linear16, 22254, 1, 16, 2225",
    "eight16, 48000, 8, 16, 480",
    "streamed16, 8000, 1, 16, 800",
  })
  void theHeaderIsReported(String name, int sampleRate, int channels, int bits, int frames)
      throws Exception {
    Recording recording = AudioReader.readRecording(SoundFiles.bytes(name + ".flac"), name);

    assertThat(recording.info())
        .isEqualTo(new AudioInfo("FLAC", "PCM", bits, channels, sampleRate, frames));
    assertThat(recording.audio().sampleRate()).isEqualTo(sampleRate);
    assertThat(recording.audio().samples()).hasSize(frames);
  }

  @Test
  void aTagInFrontIsSkipped() throws Exception {
    byte[] flac = SoundFiles.bytes("mono16.flac");
    byte[] tagged =
        Bytes.bigEndian()
            .text("ID3")
            .raw(Bytes.of(4, 0, 0, 0, 0, 40, 2))
            .raw(new byte[40 * 128 + 2])
            .raw(flac)
            .toArray();

    assertThat(read(tagged)).isEqualTo(read(flac));
  }

  @Test
  void aTagBehindIsLeftAlone() throws Exception {
    byte[] flac = SoundFiles.bytes("mono16.flac");
    byte[] tagged = Bytes.bigEndian().raw(flac).text("TAG").raw(new byte[125]).toArray();

    assertThat(read(tagged)).isEqualTo(read(flac));
  }

  @ParameterizedTest(name = "assignment {0}")
  @CsvSource({"1, 100, -7", "8, 100, 107", "9, 107, -7", "10, 46, 107"})
  void everyWayToJoinTwoChannels(int assignment, int first, int second) throws Exception {
    // Left 100, right -7: the difference is 107, and half the sum, rounded down, is 46.
    byte[] flac =
        new FlacWriter(2, 8)
            .frame(
                assignment,
                1,
                verbatim(assignment == 9 ? 9 : 8, first),
                verbatim(assignment == 8 || assignment == 10 ? 9 : 8, second))
            .toArray();
    FlacDecoder decoder = new FlacDecoder(flac, FlacHeader.read(flac, "a"), "a");

    assertThat(decoder.next()).isTrue();

    assertThat(decoder.block()).isDeepEqualTo(new int[][] {{100}, {-7}});
    assertThat(read(flac)).containsExactly(93 / 2f / 128);
  }

  @Test
  void aConstant() throws Exception {
    Consumer<Bits> constant = raw(out -> out.put(0b0_000000_0, 8).put(-64, 8));

    assertThat(read(new FlacWriter(1, 8).frame(0, 3, constant).toArray()))
        .containsExactly(-0.5f, -0.5f, -0.5f);
  }

  @Test
  void wastedBitsAreZeros() throws Exception {
    // 3 wasted bits leave 5; unary 2 and the one.
    Consumer<Bits> wasted =
        raw(out -> out.put(0b0_000001_1, 8).put(0b001, 3).put(8, 5).put(-16, 5));

    assertThat(read(new FlacWriter(1, 8).frame(0, 2, wasted).toArray()))
        .containsExactly(64 / 128f, -1);
  }

  @ParameterizedTest(name = "order {0}")
  @CsvSource({"0, '1 4 9 16 25 36'", "1, '1 3 5 7 9 11'", "2, '1 3 2 2 2 2'", "3, '1 3 2 0 0 0'"})
  void fixedPredictorsOfSquares(int order, String residual) throws Exception {
    int[] squares = {1, 4, 9, 16, 25, 36};
    String[] differences = residual.split(" ");
    Consumer<Bits> fixed =
        raw(
            out -> {
              out.put(0b0_001000_0 | order << 1, 8);
              for (int i = 0; i < order; i++) {
                out.put(squares[i], 8);
              }
              // One partition, not coded, of 8 bits each.
              out.put(0, 2).put(0, 4).put(15, 4).put(8, 5);
              for (int i = order; i < squares.length; i++) {
                out.put(Integer.parseInt(differences[i]), 8);
              }
            });

    assertThat(read(new FlacWriter(1, 8).frame(0, 6, fixed).toArray()))
        .containsExactly(1 / 128f, 4 / 128f, 9 / 128f, 16 / 128f, 25 / 128f, 36 / 128f);
  }

  @Test
  void aLinearPredictorOfOrder32() throws Exception {
    int[] first = new int[32];
    Arrays.setAll(first, i -> i - 16);
    Consumer<Bits> linear =
        raw(
            out -> {
              out.put(0b0_111111_0, 8);
              for (int sample : first) {
                out.put(sample, 24);
              }
              // 15-bit coefficients, halved twice: the oldest sample times 4, all else ignored.
              out.put(14, 4).put(2, 5);
              for (int i = 0; i < 31; i++) {
                out.put(0, 15);
              }
              out.put(4, 15);
              out.put(1, 2).put(1, 4); // wide Rice codes, two partitions
              out.put(31, 5).put(0, 5); // of zeros, without codes
              out.put(31, 5).put(0, 5);
            });

    float[] samples = read(new FlacWriter(1, 24).frame(0, 64, linear).toArray());

    for (int i = 0; i < 64; i++) {
      assertThat(samples[i]).as("sample %d", i).isEqualTo((i % 32 - 16) / 8388608f);
    }
  }

  @Test
  void riceCodesOfAnyLength() throws Exception {
    // Parameter 1, quotients 0, 3, 200 and 70, remainders 1, 0, 1, 0.
    Consumer<Bits> codes =
        raw(
            out -> {
              out.put(0b0_001000_0, 8).put(0, 2).put(0, 4).put(1, 4);
              out.put(0b11, 2).zeros(3).put(0b10, 2).zeros(200).put(0b11, 2);
              out.zeros(70).put(0b10, 2);
            });

    assertThat(read(new FlacWriter(1, 16).frame(0, 4, codes).toArray()))
        .containsExactly(-1 / 32768f, 3 / 32768f, -201 / 32768f, 70 / 32768f);
  }

  @ParameterizedTest(name = "code {0}")
  @CsvSource({"1, 192", "2, 576", "5, 4608", "6, 256", "7, 65536", "8, 256", "15, 32768"})
  void everyBlockSize(int code, int size) throws Exception {
    byte[] flac =
        new FlacWriter(1, 16)
            .frameOf(header(code, 0, 4, size), raw(out -> out.put(0, 8).put(1, 16)))
            .toArray();

    assertThat(read(flac)).hasSize(size);
  }

  @Test
  void aFileCutBetweenFramesIsRefused() {
    byte[] flac = new FlacWriter(1, 8).claiming(9).frame(0, 2, verbatim(8, 1, 2)).toArray();

    assertThatThrownBy(() -> read(flac))
        .hasMessage(
            "a.flac: is cut off: its header claims 9 samples, but 2 are there; copy it again"
                + " (at byte "
                + flac.length
                + ")");
  }

  @Test
  void aFileCutWithinAFrameIsRefused() {
    byte[] flac = SoundFiles.bytes("mono16.flac");

    assertThatThrownBy(() -> read(Arrays.copyOf(flac, 600)))
        .hasMessage("a.flac: is cut off in the middle of a frame; copy it again (at byte 600)");
  }

  @Test
  void moreSamplesThanClaimedAreRefused() {
    byte[] flac = new FlacWriter(1, 8).claiming(1).frame(0, 2, verbatim(8, 1, 2)).toArray();

    assertThatThrownBy(() -> read(flac))
        .hasMessageContaining("holds more than the 1 samples of its header");
  }

  @Test
  void noSamples() {
    assertThatThrownBy(() -> read(new FlacWriter(1, 8).toArray()))
        .hasMessage("a.flac: holds no samples; record it again (at byte 42)");
  }

  @Test
  void everyBitOfAFrameIsUnderAChecksum() {
    byte[] flac = new FlacWriter(1, 8).claiming(3).frame(0, 3, verbatim(8, 1, 2, 3)).toArray();

    for (int bit = 42 * 8; bit < flac.length * 8; bit++) {
      byte[] damaged = flac.clone();
      damaged[bit / 8] ^= (byte) (0x80 >> bit % 8);
      assertThatThrownBy(() -> read(damaged))
          .as("bit %d", bit)
          .isInstanceOf(AudioFormatException.class);
    }
  }

  @Test
  void aDamagedFrameIsFoundByItsPlace() {
    byte[] flac = SoundFiles.bytes("fixed16.flac");
    int second = FlacMd5.frameStarts(flac).get(1);
    flac[second + 20] ^= 1;

    assertThatThrownBy(() -> read(flac))
        .hasMessage(
            "a.flac: is damaged: the checksum of a frame differs; copy it again (at byte "
                + second
                + ")");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "11000000, a subframe does not begin with 0",
    "00000100, subframe type 2 is reserved",
    "00011010, subframe type 13 is reserved",
    "0001000010, residual coding 2 is reserved",
    "00010000000001, a block of 3 is cut into 2^1 partitions",
    "00011000, a predictor of order 4 serves a block of 3",
    "01000000000000001111, a linear predictor has precision 16 and shift 0",
    "0100000000000000000110000, a linear predictor has precision 2 and shift -16",
    "0000001100000001, a subframe wastes all of its bits",
  })
  void aSubframeThatMakesNoSense(String bits, String complaint) {
    Consumer<Bits> subframe =
        raw(
            out -> {
              for (char bit : bits.toCharArray()) {
                out.put(bit - '0', 1);
              }
              out.zeros(100);
            });

    assertThatThrownBy(() -> read(new FlacWriter(1, 8).frame(0, 3, subframe).toArray()))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("a.flac: is damaged: " + complaint);
  }

  @ParameterizedTest(name = "{3}")
  @CsvSource({
    "0, 0, 0, a frame's block size is reserved",
    "7, 1, 0, a frame's channels are not the 1 of the header",
    "7, 8, 0, a frame's channels are not the 1 of the header",
    "7, 11, 0, a frame's channels are not the 1 of the header",
    "7, 0, 4, a frame's samples have not the 8 bits of the header",
    "7, 0, 3, a frame's samples have not the 8 bits of the header",
  })
  void aFrameThatMakesNoSense(int size, int assignment, int bits, String complaint) {
    byte[] flac =
        new FlacWriter(1, 8).frameOf(header(size, assignment, bits, 1), verbatim(8, 1)).toArray();

    assertThatThrownBy(() -> read(flac))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining("a.flac: is damaged: " + complaint);
  }

  @Test
  void metadataThatClaimsMoreThanThereIs() {
    byte[] flac = SoundFiles.bytes("mono16.flac");
    flac[5] = (byte) 0xFF;

    assertThatThrownBy(() -> read(flac)).hasMessageContaining("is cut off within its metadata");
  }

  @Test
  void thirtyTwoBitsAreRefused() {
    assertThatThrownBy(() -> read(new FlacWriter(1, 32).toArray()))
        .hasMessageContaining(
            "has 32 bits per sample, but only 4 to 24 are read; convert it to 16 bits");
  }

  @Test
  void aClaimOfManySamplesTakesNoMemory() {
    byte[] flac = new FlacWriter(8, 24).claiming(0xF_FFFF_FFFFL).toArray();

    assertThatThrownBy(() -> read(flac))
        .hasMessageContaining("claims 68719476735 samples, but 0 are there");
  }

  @Test
  void aShortFileOfManySamplesIsRefused() {
    FlacWriter writer = new FlacWriter(1, 8);
    for (int i = 0; i < 5; i++) {
      writer.frame(0, 65536, raw(out -> out.put(0, 16)));
    }

    assertThatThrownBy(() -> new FlacReader(200_000).read(writer.toArray(), "a.flac"))
        .hasMessage(
            "a.flac: holds more than 200000 samples per channel; cut it into pieces"
                + " (at byte 42)");
  }

  private static float[] read(byte[] flac) throws AudioFormatException {
    return AudioReader.read(flac, "a.flac").samples();
  }
}
