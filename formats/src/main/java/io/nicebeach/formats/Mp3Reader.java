package io.nicebeach.formats;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioFormatReader;
import io.nicebeach.audio.AudioInfo;
import io.nicebeach.audio.Recording;
import io.nicebeach.formats.Mp3Tags.Info;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.codecs.mpa.Mp3Decoder;
import org.jcodec.common.model.AudioBuffer;

/**
 * Reads MP3, with constant and variable bit rate, at all its sample rates from 8 to 48 kHz. What
 * the encoder added at both ends is left out where it says how much that is.
 */
public final class Mp3Reader implements AudioFormatReader {
  /** For {@link java.util.ServiceLoader}. */
  public Mp3Reader() {}

  @Override
  public String name() {
    return "MP3";
  }

  @Override
  public boolean recognizes(byte[] head) {
    int start = Mp3Tags.leading(head);
    if (start >= head.length) {
      return start > 0;
    }
    Mp3Frame first = Mp3Frame.at(head, start);
    // Eleven ones and legal values are there by chance at times, but hardly ever twice.
    return first != null
        && (first.end() >= head.length
            || Mp3Frame.at(head, first.end()) != null
            || Mp3Tags.isEnd(head, first.end()));
  }

  @Override
  public Recording read(byte[] bytes, String name) throws AudioFormatException {
    int start = Mp3Tags.leading(bytes);
    Mp3Frame first = frame(bytes, start, name);
    boolean noted = first.end() <= bytes.length && Mp3Tags.isInfo(bytes, first);
    Info info = noted ? Mp3Tags.info(bytes, first) : new Info(-1, 0, 0);
    MonoSamples samples = decode(bytes, noted ? first.end() : start, first, name);
    int frames = samples.count() / first.samples();
    if (frames < info.frames()) {
      throw new AudioFormatException(
          name,
          bytes.length,
          "is cut off: it announces "
              + info.frames()
              + " frames, but "
              + frames
              + " are there; copy it again");
    }
    Audio audio =
        samples.audio(first.sampleRate(), info.lead(), (long) samples.count() - info.tail());
    return new Recording(
        audio,
        new AudioInfo(
            name(), "MP3", 16, first.channels(), first.sampleRate(), audio.samples().length));
  }

  /** An incomplete last frame is left out. */
  private static MonoSamples decode(byte[] bytes, int start, Mp3Frame kind, String name)
      throws AudioFormatException {
    MonoSamples samples = new MonoSamples(name);
    Mp3Decoder decoder = new Mp3Decoder();
    int at = start;
    long heard = 0;
    while (!Mp3Tags.isEnd(bytes, at)) {
      Mp3Frame frame = frame(bytes, at, name);
      if (frame.end() > bytes.length) {
        break;
      }
      if (!frame.goesOnWith(kind)) {
        throw new AudioFormatException(
            name, at, "changes its sample rate or channels; convert it to WAV");
      }
      ByteBuffer pcm = ByteBuffer.allocate(2 * frame.samples() * frame.channels());
      ByteBuffer coded = coded(bytes, frame, frame.mainDataBegin(bytes) <= heard);
      Decoding.guarded(name, at, () -> decodeAlone(decoder, coded, pcm));
      samples.add(pcm, kind.channels(), at);
      heard += frame.mainDataLength();
      at = frame.end();
    }
    return samples;
  }

  /** All decoders of the library share one scratch array. */
  private static AudioBuffer decodeAlone(Mp3Decoder decoder, ByteBuffer coded, ByteBuffer pcm)
      throws IOException {
    synchronized (Mp3Decoder.class) {
      return decoder.decodeFrame(coded, pcm);
    }
  }

  /**
   * A frame as the decoder wants it: the checksum, which it does not look at, at the end.
   *
   * @param whole whether all of its main data is there. Otherwise, at the beginning of a piece that
   *     was cut out of a longer stream, the side information is cleared: that makes the frame
   *     silent, but leaves its bytes to the next ones.
   */
  private static ByteBuffer coded(byte[] bytes, Mp3Frame frame, boolean whole) {
    byte[] coded = Arrays.copyOfRange(bytes, frame.at(), frame.end());
    if (frame.hasChecksum()) {
      int checksum = Mp3Frame.HEADER + Mp3Frame.CHECKSUM;
      System.arraycopy(coded, checksum, coded, Mp3Frame.HEADER, coded.length - checksum);
    }
    if (!whole) {
      Arrays.fill(coded, Mp3Frame.HEADER, Mp3Frame.HEADER + frame.sideInfoLength(), (byte) 0);
    }
    return ByteBuffer.wrap(coded);
  }

  private static Mp3Frame frame(byte[] bytes, int at, String name) throws AudioFormatException {
    Mp3Frame frame = Mp3Frame.at(bytes, at);
    if (frame == null || frame.mainDataLength() < 0) {
      throw new AudioFormatException(
          name,
          Math.min(at, bytes.length),
          "holds no MP3 frame where one should be; copy it again or convert it to WAV");
    }
    return frame;
  }
}
