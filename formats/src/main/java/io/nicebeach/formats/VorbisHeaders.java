package io.nicebeach.formats;

import de.jarnbjo.ogg.LogicalOggStream;
import de.jarnbjo.util.io.BitInputStream;
import de.jarnbjo.util.io.ByteArrayBitInputStream;
import io.nicebeach.audio.RawFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The three packets that a Vorbis stream begins with: the Vorbis I specification, section 4.2. The
 * library makes room for whatever they claim, so they are looked at first.
 */
final class VorbisHeaders {
  private static final int MAGIC_LENGTH = 7;
  private static final int SHORTEST_BLOCK = 6;
  private static final int LONGEST_BLOCK = 13;

  private VorbisHeaders() {}

  /**
   * Takes the headers off a stream.
   *
   * @throws IOException if one of them is no header, or claims what no encoder writes
   */
  static void check(LogicalOggStream stream) throws IOException {
    ByteBuffer identification = packet(stream, 1);
    int channels = identification.get(11) & 0xFF;
    int rate = identification.getInt(12);
    int blocks = identification.get(28) & 0xFF;
    require(channels > 0 && channels <= RawFormat.MAX_CHANNELS, "%d channels", channels);
    require(rate >= RawFormat.MIN_SAMPLE_RATE && rate <= RawFormat.MAX_SAMPLE_RATE, "%d Hz", rate);
    int shorter = blocks & 15;
    int longer = blocks >> 4;
    require(
        shorter >= SHORTEST_BLOCK && longer >= shorter && longer <= LONGEST_BLOCK,
        "blocks of 2^%d and 2^%d samples",
        shorter,
        longer);
    checkComments(packet(stream, 3));
    BitInputStream setup = new ByteArrayBitInputStream(packet(stream, 5).array());
    for (int i = 0; i < MAGIC_LENGTH; i++) {
      setup.getInt(8);
    }
    new VorbisSetup(setup).check(channels << longer);
  }

  private static ByteBuffer packet(LogicalOggStream stream, int kind) throws IOException {
    byte[] packet = stream.getNextOggPacket();
    String magic = new String(packet, 0, Math.min(7, packet.length), StandardCharsets.ISO_8859_1);
    require(magic.equals((char) kind + "vorbis"), "another packet than header %d", kind);
    return ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Who encoded it, how many comments, and these, each with its length. */
  private static void checkComments(ByteBuffer packet) throws IOException {
    packet.position(MAGIC_LENGTH);
    skipText(packet);
    for (int left = packet.getInt(); left != 0; left--) {
      skipText(packet);
    }
  }

  private static void skipText(ByteBuffer packet) throws IOException {
    int length = packet.getInt();
    require(length >= 0 && length <= packet.remaining(), "a comment of %d bytes", length);
    packet.position(packet.position() + length);
  }

  /** Refuses what does not hold. */
  static void require(boolean holds, String claim, Object... values) throws IOException {
    if (!holds) {
      throw new IOException("its headers claim " + String.format(claim, values));
    }
  }
}
