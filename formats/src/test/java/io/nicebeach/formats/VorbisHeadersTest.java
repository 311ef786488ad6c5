package io.nicebeach.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a header claims is refused before any room is made for it. */
class VorbisHeadersTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @CsvSource({
    "1vorbis, 4, 00, 0 channels",
    "1vorbis, 4, ff, 255 channels",
    "1vorbis, 5, 00000000, 0 Hz",
    "1vorbis, 5, ffffffff, -1 Hz",
    "1vorbis, 21, ff, blocks of 2^15 and 2^15 samples",
    "1vorbis, 21, 67, blocks of 2^7 and 2^6 samples",
    "3vorbis, -1, 05, another packet than header 3",
    "3vorbis, 0, ffffff7f, a comment of 2147483647 bytes",
    "3vorbis, 0, ffffffff, a comment of -1 bytes",
    "5vorbis, 1, 00, a codebook that is none",
    "5vorbis, 4, 0000, numbers in codebooks",
    "5vorbis, 4, ffff, numbers in codebooks",
    "5vorbis, 6, ffffff, numbers in codebooks",
  })
  void claimsAreRefusedBeforeRoomIsMade(String packet, int at, String bytes, String claim)
      throws Exception {
    byte[] file = FormatFiles.bytes("mono8000.ogg");
    byte[] claimed = HexFormat.of().parseHex(bytes);
    System.arraycopy(claimed, 0, file, behind(packet, file) + at, claimed.length);
    OggFiles.repairChecksums(file);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThatThrownBy(() -> AudioReader.read(file, "file.ogg"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith("file.ogg: ")
        .hasMessageContaining(claim);
    assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
  }

  /** The position behind the magic word of a header: its number and "vorbis". */
  private static int behind(String packet, byte[] file) {
    String magic = (char) (packet.charAt(0) - '0') + packet.substring(1);
    return new String(file, StandardCharsets.ISO_8859_1).indexOf(magic) + magic.length();
  }
}
