package io.nicebeach.formats;

import de.jarnbjo.ogg.BasicStream;
import de.jarnbjo.ogg.EndOfOggStreamException;
import de.jarnbjo.ogg.LogicalOggStream;
import de.jarnbjo.vorbis.IdentificationHeader;
import de.jarnbjo.vorbis.VorbisStream;
import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioFormatReader;
import io.nicebeach.audio.AudioInfo;
import io.nicebeach.audio.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;

/** Reads Ogg Vorbis (.ogg, .oga): the Vorbis I specification, in the pages of RFC 3533. */
public final class VorbisReader implements AudioFormatReader {
  private static final int BUFFER = 1 << 14;

  /** For {@link java.util.ServiceLoader}. */
  public VorbisReader() {}

  @Override
  public String name() {
    return "Ogg Vorbis";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return Text.isAt(head, 0, "OggS") && Text.isAt(head, 28, "\u0001vorbis");
  }

  @Override
  public Recording read(byte[] bytes, String name) throws AudioFormatException {
    OggPages pages = OggPages.of(bytes, name);
    VorbisStream stream = Decoding.guarded(name, 0, () -> open(bytes, name));
    IdentificationHeader header = stream.getIdentificationHeader();
    MonoSamples samples = new MonoSamples(name);
    byte[] buffer = new byte[BUFFER - BUFFER % (2 * header.getChannels())];
    int length = Decoding.guarded(name, 0, () -> next(stream, buffer));
    while (length >= 0) {
      samples.add(ByteBuffer.wrap(buffer, 0, length), header.getChannels(), 0);
      length = Decoding.guarded(name, 0, () -> next(stream, buffer));
    }
    Audio audio = samples.audio(header.getSampleRate(), 0, pages.samples());
    return new Recording(
        audio,
        new AudioInfo(
            name(),
            "Vorbis",
            16,
            header.getChannels(),
            header.getSampleRate(),
            audio.samples().length));
  }

  private static VorbisStream open(byte[] bytes, String name) throws IOException {
    VorbisHeaders.check(stream(bytes, name));
    return new VorbisStream(stream(bytes, name));
  }

  private static LogicalOggStream stream(byte[] bytes, String name) throws IOException {
    Collection<?> streams = new BasicStream(new ByteArrayInputStream(bytes)).getLogicalStreams();
    if (streams.size() != 1) {
      throw new AudioFormatException(
          name, 0, "holds " + streams.size() + " streams and not one; convert it to WAV");
    }
    return (LogicalOggStream) streams.iterator().next();
  }

  /** The number of bytes read, or -1 at the end. */
  private static int next(VorbisStream stream, byte[] buffer) throws IOException {
    try {
      return stream.readPcm(buffer, 0, buffer.length);
    } catch (EndOfOggStreamException e) {
      return -1;
    }
  }
}
