package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks decoded FLAC against the MD5 sum that the encoder made of the samples that it was given:
 * interleaved, each as the least whole number of bytes, little-endian.
 */
final class FlacMd5 {
  private FlacMd5() {}

  static void assertRight(byte[] flac, String name)
      throws AudioFormatException, NoSuchAlgorithmException {
    FlacHeader header = FlacHeader.read(flac, name);
    FlacDecoder decoder = new FlacDecoder(flac, header, name);
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    long frames = 0;
    while (decoder.next()) {
      md5.update(interleaved(decoder.block(), decoder.blockSize(), (header.bits() + 7) / 8));
      frames += decoder.blockSize();
    }
    assertThat(frames).as(name).isEqualTo(header.frames());
    assertThat(md5.digest()).as(name).isEqualTo(header.md5());
  }

  /** Where frames begin in a file of which no frame holds the bytes of a beginning. */
  static List<Integer> frameStarts(byte[] flac) {
    List<Integer> starts = new ArrayList<>();
    for (int i = 42; i < flac.length - 1; i++) {
      if (flac[i] == (byte) 0xFF && flac[i + 1] == (byte) 0xF8) {
        starts.add(i);
      }
    }
    return starts;
  }

  private static byte[] interleaved(int[][] block, int size, int width) {
    byte[] bytes = new byte[size * block.length * width];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int[] channel : block) {
        for (int k = 0; k < width; k++) {
          bytes[at++] = (byte) (channel[i] >> 8 * k);
        }
      }
    }
    return bytes;
  }
}
