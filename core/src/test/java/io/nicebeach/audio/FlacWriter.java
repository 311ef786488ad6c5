package io.nicebeach.audio;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Writes FLAC bit by bit, right or wrong, as an encoder never would: for the corners of the format
 * that no file at hand visits. The checksums are right unless asked otherwise.
 */
final class FlacWriter {
  /** Bits, most significant first. */
  static final class Bits {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int current;
    private int count;

    Bits put(long value, int width) {
      for (int bit = width - 1; bit >= 0; bit--) {
        current = current << 1 | (int) (value >> bit & 1);
        if (++count % 8 == 0) {
          out.write(current);
        }
      }
      return this;
    }

    Bits zeros(int width) {
      for (int i = 0; i < width; i++) {
        put(0, 1);
      }
      return this;
    }

    Bits align() {
      return zeros((8 - count % 8) % 8);
    }

    byte[] toArray() {
      return out.toByteArray();
    }
  }

  private static final int STREAMINFO_LENGTH = 34;

  private final int channels;
  private final int bits;
  private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
  private long claimed;

  FlacWriter(int channels, int bits) {
    this.channels = channels;
    this.bits = bits;
  }

  /** A channel of samples as they are. */
  static Consumer<Bits> verbatim(int width, int... samples) {
    return out -> {
      out.put(0b0_000001_0, 8);
      for (int sample : samples) {
        out.put(sample, width);
      }
    };
  }

  /** Bits given one by one, for what is written nowhere else. */
  static Consumer<Bits> raw(Consumer<Bits> writer) {
    return writer;
  }

  /** Adds a frame of a 16-bit block size and one subframe per channel. */
  @SafeVarargs
  final FlacWriter frame(int assignment, int size, Consumer<Bits>... subframes) {
    return frameOf(header(7, assignment, 0, size), subframes);
  }

  /** Adds a frame whose header has codes that may make no sense. */
  @SafeVarargs
  final FlacWriter frameOf(byte[] header, Consumer<Bits>... subframes) {
    Bits frame = new Bits();
    for (byte b : header) {
      frame.put(b, 8);
    }
    for (Consumer<Bits> subframe : subframes) {
      subframe.accept(frame);
    }
    byte[] body = frame.align().toArray();
    frames.writeBytes(body);
    frames.writeBytes(new Bits().put(FlacChecksums.crc16(body, 0, body.length), 16).toArray());
    return this;
  }

  static byte[] header(int sizeCode, int assignment, int bitsCode, int size) {
    Bits header = new Bits().put(0xFFF8, 16).put(sizeCode, 4).put(0, 4);
    header.put(assignment, 4).put(bitsCode, 3).put(0, 1).put(0, 8);
    if (sizeCode == 6) {
      header.put(size - 1, 8);
    } else if (sizeCode == 7) {
      header.put(size - 1, 16);
    }
    byte[] head = header.toArray();
    return header.put(FlacChecksums.crc8(head, 0, head.length), 8).toArray();
  }

  /** Says in the header how many samples each channel has; 0 if unknown. */
  FlacWriter claiming(long samples) {
    claimed = samples;
    return this;
  }

  byte[] toArray() {
    byte[] info =
        new Bits()
            .put(16, 16)
            .put(65535, 16)
            .zeros(48)
            .put(8000, 20)
            .put(channels - 1, 3)
            .put(bits - 1, 5)
            .put(claimed, 36)
            .zeros(128)
            .toArray();
    return Bytes.bigEndian()
        .text("fLaC")
        .int32(0x80000000L | STREAMINFO_LENGTH)
        .raw(info)
        .raw(frames.toByteArray())
        .toArray();
  }
}
