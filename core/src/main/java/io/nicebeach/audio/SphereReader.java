package io.nicebeach.audio;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads NIST's SPHERE files ("SPeech HEader REsources", version 2.6, 1994), as the corpora of the
 * Linguistic Data Consortium and AN4 come: {@code NIST_1A}, the header's length in bytes, lines
 * {@code name -type value} to {@code end_head}, and from that length on the samples. PCM of 8 to 32
 * bits, mu-law and A-law are read; a file compressed by shorten is refused by name.
 */
final class SphereReader implements PlainFormatReader {
  private static final String MAGIC = "NIST_1A\n";

  /** Where the header's length stands: a line of eight characters after the first one. */
  private static final int LENGTH_START = 8;

  private static final int LENGTH_END = 16;

  @Override
  public String name() {
    return "SPHERE";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return Headers.hasText(head, 0, MAGIC);
  }

  @Override
  public Layout layout(byte[] head, long length, String name) throws AudioFormatException {
    int start = headerLength(head, name);
    Fields fields = Fields.of(new String(head, 0, start, StandardCharsets.ISO_8859_1), name);
    int width = (int) fields.number("sample_n_bytes", Optional.of(0L), 8);
    long sampleRate = fields.number("sample_rate", Optional.empty(), RawFormat.MAX_SAMPLE_RATE);
    int channels =
        (int) fields.number("channel_count", Optional.of(1L), RawFormat.MAX_CHANNELS + 1);
    Headers.check(sampleRate, channels, name, LENGTH_END);

    SampleEncoding encoding = encoding(fields.text("sample_coding", "pcm"), width, name);
    RawFormat raw = new RawFormat(encoding, (int) sampleRate, channels, fields.order(width));
    long end = length;
    if (fields.has("sample_count")) {
      long count = fields.number("sample_count", Optional.empty(), Integer.MAX_VALUE);
      end = Headers.end(start, count * raw.frameLength(), length, name);
    }
    return new Layout(raw, encoding.bits(), start, end);
  }

  /** The header's length, never more than there is. */
  private static int headerLength(byte[] bytes, String name) throws AudioFormatException {
    String written =
        bytes.length < LENGTH_END
            ? ""
            : new String(bytes, LENGTH_START, LENGTH_END - LENGTH_START, StandardCharsets.US_ASCII);
    if (!written.strip().matches("\\d{2,7}")) {
      throw new AudioFormatException(
          name, Math.min(bytes.length, LENGTH_START), "has no length of its header; copy it again");
    }
    int length = Integer.parseInt(written.strip());
    if (length < LENGTH_END || length > bytes.length) {
      throw new AudioFormatException(
          name,
          LENGTH_START,
          "is cut off: its header is %d bytes long, the file %d; copy it again"
              .formatted(length, bytes.length));
    }
    return length;
  }

  private static SampleEncoding encoding(String coding, int width, String name)
      throws AudioFormatException {
    String base = coding.split(",", 2)[0];
    if (coding.contains("shorten")) {
      throw new AudioFormatException(
          name,
          LENGTH_END,
          "is compressed by shorten, which is not read; unpack it with 'sph2pipe -f wav' or"
              + " 'w_decode -o pcm'");
    }
    if (!coding.equals(base) || !base.matches("pcm|ulaw|mu-law|alaw")) {
      throw unread(name, "the coding '" + coding + "'");
    }
    if (base.equals("pcm")) {
      return switch (width) {
        case 1 -> SampleEncoding.SIGNED_8;
        case 0, 2 -> SampleEncoding.SIGNED_16;
        case 3 -> SampleEncoding.SIGNED_24;
        case 4 -> SampleEncoding.SIGNED_32;
        default -> throw unread(name, "PCM of " + width + " bytes");
      };
    }
    if (width > 1) {
      throw unread(name, base + " of " + width + " bytes");
    }
    return base.equals("alaw") ? SampleEncoding.A_LAW : SampleEncoding.MU_LAW;
  }

  private static AudioFormatException unread(String name, String what) {
    return new AudioFormatException(
        name, LENGTH_END, "holds " + what + ", which is not read; convert it to 16-bit PCM");
  }

  /** The header's fields by their names. */
  private record Fields(Map<String, String> values, String name) {
    static Fields of(String header, String name) throws AudioFormatException {
      Map<String, String> values = new HashMap<>();
      for (String line : header.substring(LENGTH_END).lines().map(String::strip).toList()) {
        if (line.equals("end_head")) {
          return new Fields(values, name);
        }
        String[] parts = line.split("\\s+", 3);
        if (parts.length == 3 && parts[1].matches("-(i|r|s\\d+)")) {
          values.put(parts[0], parts[2]);
        }
      }
      throw new AudioFormatException(
          name, header.length(), "has a header without end_head; copy it again");
    }

    boolean has(String field) {
      return values.containsKey(field);
    }

    String text(String field, String otherwise) {
      return values.getOrDefault(field, otherwise);
    }

    /** A whole number from 0 to {@code most}, or what stands for it. */
    long number(String field, Optional<Long> otherwise, long most) throws AudioFormatException {
      if (!has(field) && otherwise.isPresent()) {
        return otherwise.get();
      }
      String written = text(field, "");
      if (!written.matches("\\d{1,10}") || Long.parseLong(written) > most) {
        throw new AudioFormatException(
            name,
            LENGTH_END,
            written.isEmpty()
                ? "has no " + field + " in its header; copy or convert it again"
                : "has the " + field + " " + written + "; copy or convert it again");
      }
      return Long.parseLong(written);
    }

    /** "01" is the order of a VAX, the lowest byte first; "10" that of a Sun. */
    ByteOrder order(int width) {
      String written = text("sample_byte_format", "01");
      return width != 1 && written.startsWith("1") && written.length() > 1
          ? ByteOrder.BIG_ENDIAN
          : ByteOrder.LITTLE_ENDIAN;
    }
  }
}
