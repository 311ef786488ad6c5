package io.nicebeach.fuzz;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioStream;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.Recording;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Sound in one of its containers; what can be read is written as WAV too, and what is read at once
 * and piece by piece is the same.
 *
 * @param endings of the files to start from
 */
record SoundTarget(List<String> endings) implements Target {
  /** How files of plain samples begin. */
  private static final List<String> PLAIN =
      List.of("RIFF", "RIFX", "RF64", "BW64", "FORM", ".snd", "NIST");

  /**
   * More than these, which takes compression, do not fit into the fuzzer's small heap all at once.
   */
  private static final int MOST_SAMPLES = 1 << 21;

  /** How far beyond full scale samples may be, as {@link AudioReader} documents. */
  private static final float LOUDEST = 1e9f;

  SoundTarget(String... endings) {
    this(List.of(endings));
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    return Resources.read("/audio", name -> endings.stream().anyMatch(name::endsWith));
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    Pieces pieces = Pieces.of(input, file);
    if (pieces.count > MOST_SAMPLES) {
      return;
    }
    try {
      Recording recording = AudioReader.readRecording(input, file.toString());
      Audio audio = recording.audio();
      requireSound(audio);
      Promises.require(
          recording.info().frames() == audio.samples().length, "its description counts otherwise");
      requireSameOnceWritten(audio);
      // AAC may hold noise of the decoder's own making, which is never the same.
      boolean isNoisy = recording.info().encoding().equals("AAC");
      int hash = isNoisy ? pieces.hash : Arrays.hashCode(audio.samples());
      pieces.requireSame(audio.samples().length, hash, "");
    } catch (AudioFormatException refusal) {
      pieces.requireSame(0, 0, refusal.getMessage());
      throw refusal;
    }
  }

  /** What comes piece by piece: how many samples, what they hash to, or why they are refused. */
  private record Pieces(long count, int hash, String refusal) {
    static Pieces of(byte[] input, Path file) throws IOException {
      long count = 0;
      int hash = 1;
      try (AudioStream stream = AudioStream.open(new ByteArrayInputStream(input), "" + file)) {
        for (float[] piece = stream.read(); piece.length > 0; piece = stream.read()) {
          for (float sample : piece) {
            hash = 31 * hash + Float.hashCode(sample); // as Arrays.hashCode
          }
          count += piece.length;
        }
        return new Pieces(count, hash, "");
      } catch (AudioFormatException refusal) {
        return new Pieces(0, 0, refusal.getMessage());
      }
    }

    void requireSame(long otherCount, int otherHash, String otherRefusal) {
      Pieces whole = new Pieces(otherCount, otherHash, otherRefusal);
      Promises.require(equals(whole), whole + " but piece by piece " + this);
    }
  }

  private static void requireSound(Audio audio) {
    Promises.require(audio.samples().length > 0, "sound without samples");
    Promises.require(
        audio.sampleRate() >= RawFormat.MIN_SAMPLE_RATE
            && audio.sampleRate() <= RawFormat.MAX_SAMPLE_RATE,
        "a rate that is not read: " + audio.sampleRate());
    for (float sample : audio.samples()) {
      Promises.require(Math.abs(sample) <= LOUDEST, "a sample that is no sound: " + sample);
    }
  }

  /** Sound of 16 bits comes back as it is; other sound is that after the first time. */
  private static void requireSameOnceWritten(Audio audio) throws IOException {
    byte[] once = wav(audio);
    Audio back = AudioReader.read(once, "written");
    Promises.require(back.samples().length == audio.samples().length, "another length");
    Promises.require(Arrays.equals(wav(back), once), "WAV that changes with each writing");
  }

  private static byte[] wav(Audio audio) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioWriter.write(audio, out);
    return out.toByteArray();
  }

  /**
   * Of FLAC a block of 65,536 equal samples takes 11 bytes. Other decoders make room anew for each
   * frame; that they keep little of it shows in the fuzzer's small heap.
   */
  @Override
  public long memory(byte[] input) {
    String magic = new String(input, 0, Math.min(4, input.length), StandardCharsets.ISO_8859_1);
    if (PLAIN.contains(magic)) {
      return (16 << 20) + 64L * input.length;
    }
    return magic.equals("fLaC") ? (16 << 20) + (1L << 18) * input.length : Long.MAX_VALUE;
  }

  @Override
  public Class<? extends IOException> refusal() {
    return AudioFormatException.class;
  }
}
