package io.nicebeach.audio;

import io.nicebeach.text.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * Bytes to sound. The format is known by the content, never by the name: WAV, AIFF, AU, FLAC and
 * SPHERE, and what {@link AudioFormatReader}s are found besides. Sound of several channels is mixed
 * down to the mean of them; the sample rate stays as it is, see {@link Audio#resampled}.
 *
 * <p>Read are sample rates of {@value RawFormat#MIN_SAMPLE_RATE} to {@value
 * RawFormat#MAX_SAMPLE_RATE} Hz, up to {@value RawFormat#MAX_CHANNELS} channels and files below 2
 * GiB ({@link AudioStream} reads longer ones). Room is made only for what is there, never for what
 * a header claims; a file that is shorter than its header claims, holds no samples or holds samples
 * that are no numbers, or beyond a thousand million times full scale, is refused.
 *
 * <p>Every method throws {@link AudioFormatException} where the content is at fault, and another
 * {@link IOException} where the file cannot be read at all.
 */
public final class AudioReader {
  /** Just below the longest array that a JVM will make. */
  private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

  private static final List<AudioFormatReader> FORMATS =
      Stream.concat(
              Stream.of(
                  new WavReader(),
                  new FlacReader(),
                  new AiffReader(),
                  new AuReader(),
                  new SphereReader()),
              ServiceLoader.load(AudioFormatReader.class).stream().map(ServiceLoader.Provider::get))
          .toList();

  private AudioReader() {}

  /** The sound of a file. */
  public static Audio read(Path path) throws IOException {
    return readRecording(path).audio();
  }

  /**
   * The sound of a stream, read to its end; the stream is left open.
   *
   * @param name what to call it in messages
   */
  public static Audio read(InputStream in, String name) throws IOException {
    return readRecording(in, name).audio();
  }

  /**
   * The sound of a file's bytes.
   *
   * @param name what to call them in messages
   */
  public static Audio read(byte[] bytes, String name) throws AudioFormatException {
    return readRecording(bytes, name).audio();
  }

  /** The sound of a file without a header: all of its bytes are samples. */
  public static Audio read(Path path, RawFormat format) throws IOException {
    return read(bytes(path), path.toString(), format);
  }

  /** The sound of a stream without a header; the stream is left open. */
  public static Audio read(InputStream in, String name, RawFormat format) throws IOException {
    return read(bytes(in, name), name, format);
  }

  /** The sound of samples without a header. */
  public static Audio read(byte[] bytes, String name, RawFormat format)
      throws AudioFormatException {
    return RawSamples.decode(bytes, 0, bytes.length, format, name);
  }

  /** The sound of a file and how it was stored. */
  public static Recording readRecording(Path path) throws IOException {
    return readRecording(bytes(path), path.toString());
  }

  /** The sound of a stream and how it was stored; the stream is left open. */
  public static Recording readRecording(InputStream in, String name) throws IOException {
    return readRecording(bytes(in, name), name);
  }

  /** The sound of a file's bytes and how it was stored. */
  public static Recording readRecording(byte[] bytes, String name) throws AudioFormatException {
    if (bytes.length == 0) {
      throw new AudioFormatException(name, 0, "is empty; record or copy it again");
    }
    for (AudioFormatReader format : FORMATS) {
      if (format.recognizes(bytes)) {
        return format.read(bytes, name);
      }
    }
    throw new AudioFormatException(name, 0, ForeignFormats.complaint(bytes));
  }

  private static byte[] bytes(Path path) throws IOException {
    String name = path.toString();
    requireReadable(path);
    if (Files.size(path) > MAX_BYTES) {
      throw tooLong(name);
    }
    return Files.readAllBytes(path);
  }

  static void requireReadable(Path path) throws IOException {
    InputFile.requireReadable(path, "a sound file");
  }

  /** The reader of a file that begins so, if its sound can be had piece by piece. */
  static Optional<PieceReader> pieceReader(byte[] head) {
    return FORMATS.stream()
        .filter(format -> format.recognizes(head))
        .findFirst()
        .filter(PieceReader.class::isInstance)
        .map(PieceReader.class::cast);
  }

  private static byte[] bytes(InputStream in, String name) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES);
    if (bytes.length == MAX_BYTES && in.read() >= 0) {
      throw tooLong(name);
    }
    return bytes;
  }

  private static AudioFormatException tooLong(String name) {
    return new AudioFormatException(name, MAX_BYTES, "is 2 GiB or longer; cut it into pieces");
  }
}
