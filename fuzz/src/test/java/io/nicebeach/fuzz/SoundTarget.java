package io.nicebeach.fuzz;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Sound in one of its containers; what can be read is written as WAV too.
 *
 * @param endings of the files to start from
 * @param memoryPerByte the bytes of memory that a byte of input may cost
 */
record SoundTarget(List<String> endings, long memoryPerByte) implements Target {
  SoundTarget(String... endings) {
    this(List.of(endings), 64);
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    return Resources.read("/audio", name -> endings.stream().anyMatch(name::endsWith));
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    Recording recording = AudioReader.readRecording(input, file.toString());
    Audio audio = recording.audio();
    requireSound(audio);
    Promises.require(
        recording.info().frames() == audio.samples().length, "its description counts otherwise");
    requireSameOnceWritten(audio);
  }

  private static void requireSound(Audio audio) {
    Promises.require(audio.samples().length > 0, "sound without samples");
    Promises.require(
        audio.sampleRate() >= RawFormat.MIN_SAMPLE_RATE
            && audio.sampleRate() <= RawFormat.MAX_SAMPLE_RATE,
        "a rate that is not read: " + audio.sampleRate());
    for (float sample : audio.samples()) {
      Promises.require(Float.isFinite(sample), "a sample that is no number");
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

  @Override
  public long memory(int length) {
    return (16 << 20) + memoryPerByte * length;
  }

  @Override
  public Class<? extends IOException> refusal() {
    return AudioFormatException.class;
  }
}
