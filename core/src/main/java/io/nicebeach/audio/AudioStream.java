package io.nicebeach.audio;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A recording that is read piece by piece and mixed down to mono, so that one of any length takes
 * little memory: WAV, FLAC, AIFF, AU and SPHERE, and samples without a header. Of formats that come
 * with the application the whole is read at once. What comes is what {@link AudioReader} gives, bit
 * by bit, and so are the errors; but that samples are missing or are not finite numbers is found
 * only when it is their turn.
 *
 * <p>Used by one thread.
 */
public final class AudioStream implements Closeable {
  /** Where the header of nearly every file has ended; one with pictures in it may not have. */
  private static final int USUAL_HEAD = 1 << 16;

  private static final int LONGEST_HEAD = 1 << 24;

  /** Sound that comes in pieces. */
  interface Pieces {
    /** The next samples; none at the end. */
    float[] next() throws IOException;
  }

  private final InputStream in;
  private final Pieces pieces;
  private final int sampleRate;
  private final OptionalLong length;

  /**
   * @param in what to close in the end
   * @param length the samples in all, where that is known
   */
  AudioStream(InputStream in, Pieces pieces, int sampleRate, OptionalLong length) {
    this.in = in;
    this.pieces = pieces;
    this.sampleRate = sampleRate;
    this.length = length;
  }

  /** Opens a file. */
  public static AudioStream open(Path path) throws IOException {
    AudioReader.requireReadable(path);
    InputStream in = Files.newInputStream(path);
    try {
      return open(in, path.toString(), Files.size(path));
    } catch (IOException | RuntimeException e) { // a reader from elsewhere may throw anything
      in.close();
      throw e;
    }
  }

  /**
   * Opens a stream; {@link #close} closes it.
   *
   * @param name what to call it in messages
   */
  public static AudioStream open(InputStream in, String name) throws IOException {
    return open(in, name, Long.MAX_VALUE);
  }

  /** Opens a file without a header: all of its bytes are samples. */
  public static AudioStream open(Path path, RawFormat format) throws IOException {
    AudioReader.requireReadable(path);
    return plain(Files.newInputStream(path), path.toString(), Layout.of(format, Files.size(path)));
  }

  /** Opens a stream without a header; {@link #close} closes it. */
  public static AudioStream open(InputStream in, String name, RawFormat format) {
    return plain(in, name, Layout.of(format, Long.MAX_VALUE));
  }

  private static AudioStream open(InputStream source, String name, long length) throws IOException {
    BufferedInputStream in = new BufferedInputStream(source, USUAL_HEAD);
    for (int size = USUAL_HEAD; size <= LONGEST_HEAD; size *= 16) {
      in.mark(size);
      byte[] head = in.readNBytes(size);
      in.reset();
      Optional<PieceReader> reader = AudioReader.pieceReader(head);
      if (reader.isEmpty()) {
        break;
      }
      boolean isAll = head.length < size;
      try {
        return reader.get().open(head, isAll ? head.length : length, in, name);
      } catch (AudioFormatException e) {
        if (isAll) {
          throw e;
        }
        // The head may have been too short; if not, the reader of the whole will tell.
      }
    }
    return whole(in, AudioReader.read(in, name));
  }

  static AudioStream plain(InputStream in, String name, Layout layout) {
    return new AudioStream(
        in, new PlainPieces(in, name, layout), layout.format().sampleRate(), layout.frames());
  }

  private static AudioStream whole(InputStream in, Audio audio) {
    Pieces pieces =
        new Pieces() {
          private boolean given;

          @Override
          public float[] next() {
            float[] samples = given ? new float[0] : audio.samples();
            given = true;
            return samples;
          }
        };
    return new AudioStream(in, pieces, audio.sampleRate(), OptionalLong.of(audio.samples().length));
  }

  /** Samples per second, in Hz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** How many samples there are in all, where that is known before they are read. */
  public OptionalLong length() {
    return length;
  }

  /**
   * The next samples; none at the end.
   *
   * @throws AudioFormatException if the sound is cut off, if there is none at all, or if a sample
   *     is not a finite number
   */
  public float[] read() throws IOException {
    return pieces.next();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
