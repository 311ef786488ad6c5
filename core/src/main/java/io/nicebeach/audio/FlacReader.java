package io.nicebeach.audio;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads FLAC, the Free Lossless Audio Codec (RFC 9639), with samples of 4 to 24 bits.
 *
 * <p>The decoder is Nicebeach's own because no maintained Java library under a permissive licence
 * reads FLAC. Every frame is checked by its two checksums; the MD5 sum of the whole recording is
 * not, since the checksums and the count of samples leave it little to find.
 */
final class FlacReader implements PieceReader {
  /**
   * The most samples of a channel, 1 GiB once decoded. A file of FLAC could claim any number: a
   * block of 65,536 equal samples takes 11 bytes.
   */
  private static final int MAX_FRAMES = 1 << 28;

  /** Samples for which room is made at first, per byte of the file: usual speech needs less. */
  private static final long SAMPLES_PER_BYTE = 4;

  private final int maxFrames;

  FlacReader() {
    this(MAX_FRAMES);
  }

  /** A reader that refuses recordings of more than {@code maxFrames} samples per channel. */
  FlacReader(int maxFrames) {
    this.maxFrames = maxFrames;
  }

  @Override
  public String name() {
    return "FLAC";
  }

  @Override
  public boolean recognizes(byte[] head) {
    // Some programs put the tags of MP3 files before FLAC, too.
    return Headers.hasText(head, FlacHeader.tagLength(head), "fLaC");
  }

  @Override
  public Recording read(byte[] bytes, String name) throws AudioFormatException {
    FlacHeader header = FlacHeader.read(bytes, name);
    FlacDecoder decoder = new FlacDecoder(bytes, header, name);
    long expected = header.frames() > 0 ? header.frames() : maxFrames;
    MonoMixer mixer = new MonoMixer((int) Math.min(expected, SAMPLES_PER_BYTE * bytes.length));
    while (decoder.next()) {
      if (decoder.blockSize() > maxFrames - mixer.count()) {
        throw new AudioFormatException(
            name,
            header.end(),
            "holds more than " + maxFrames + " samples per channel; cut it into pieces");
      }
      mixer.add(decoder.block(), decoder.blockSize(), scale(header));
    }
    decoder.requireSamples();
    return new Recording(
        new Audio(mixer.samples(), header.sampleRate()),
        new AudioInfo(
            name(), "PCM", header.bits(), header.channels(), header.sampleRate(), mixer.count()));
  }

  private static float scale(FlacHeader header) {
    return 1f / (1 << header.bits() - 1);
  }

  @Override
  public AudioStream open(byte[] head, long length, InputStream in, String name)
      throws IOException {
    FlacHeader header = FlacHeader.read(head, name);
    in.skipNBytes(header.end());
    FlacDecoder decoder = new FlacDecoder(header, name);
    return new AudioStream(
        in, () -> next(decoder, header, in, name), header.sampleRate(), header.length());
  }

  private static float[] next(FlacDecoder decoder, FlacHeader header, InputStream in, String name)
      throws IOException {
    decoder.fill(in);
    if (!decoder.next()) {
      decoder.requireSamples();
      return new float[0];
    }
    MonoMixer mixer = new MonoMixer(decoder.blockSize());
    mixer.add(decoder.block(), decoder.blockSize(), scale(header));
    return mixer.samples();
  }
}
