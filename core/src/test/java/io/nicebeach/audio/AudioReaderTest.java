package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioReaderTest {
  private static final String OPTIONAL =
      ", which is read where the jar nicebeach-formats is on the class path; add it, or convert the"
          + " file to WAV or FLAC";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sound8.wav, sound8",
    "sound16.wav, sound16",
    "sound24.wav, sound24",
    "sound32.wav, sound24",
    "float32.wav, sound24",
    "float64.wav, sound24",
    "alaw.wav, alaw",
    "mulaw.wav, mulaw",
    "rifx16.wav, sound16",
    "streamed16.wav, sound16",
    "sound8.aiff, sound8",
    "sound16.aiff, sound16",
    "sound24.aiff, sound24",
    "sound32.aiff, sound24",
    "sound16.aifc, sound16",
    "float32.aifc, sound24",
    "sound8.au, sound8",
    "sound16.au, sound16",
    "sound24.au, sound24",
    "sound32.au, sound24",
    "float32.au, sound24",
    "float64.au, sound24",
    "alaw.au, alaw",
    "mulaw.au, mulaw",
    "streamed16.au, sound16",
    "sound16.sph, sound16",
    "big16.sph, sound16",
    "sound24.sph, sound24",
    "mulaw.sph, mulaw",
  })
  void readsWhatSoxWrites(String file, String kind) throws IOException {
    Audio audio = AudioReader.read(SoundFiles.bytes(file), file);

    assertThat(audio.sampleRate()).isEqualTo(8000);
    assertThat(audio.samples()).isEqualTo(SoundFiles.expected(kind));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sound8.wav     | WAV, PCM 8 bit, 2 channels, 8000 Hz, 0.020 s",
        "sound24.wav    | WAV, PCM 24 bit, 2 channels, 8000 Hz, 0.020 s",
        "float64.wav    | WAV, float 64 bit, 2 channels, 8000 Hz, 0.020 s",
        "alaw.wav       | WAV, A-law 8 bit, 2 channels, 8000 Hz, 0.020 s",
        "sound16.aiff   | AIFF, PCM 16 bit, 2 channels, 8000 Hz, 0.020 s",
        "mulaw.au       | AU, mu-law 8 bit, 2 channels, 8000 Hz, 0.020 s",
        "big16.sph      | SPHERE, PCM 16 bit, 2 channels, 8000 Hz, 0.020 s",
        "mono16.flac    | FLAC, PCM 16 bit, 1 channel, 16000 Hz, 0.080 s",
      })
  void tellsHowTheSoundWasStored(String file, String expected) throws IOException {
    Recording recording = AudioReader.readRecording(SoundFiles.bytes(file), file);

    assertThat(recording.info()).hasToString(expected);
    assertThat(recording.info().frames()).isEqualTo(recording.audio().samples().length);
  }

  @Test
  void theContentTellsTheFormatWhateverTheName(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("sound.mp3"), SoundFiles.bytes("stereo16.flac"));

    assertThat(AudioReader.readRecording(path).info().container()).isEqualTo("FLAC");
  }

  @Test
  void aStreamIsReadToItsEnd() throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(SoundFiles.bytes("sound16.wav"));

    Audio audio = AudioReader.read(in, "standard input");

    assertThat(audio.samples()).isEqualTo(SoundFiles.expected("sound16"));
    assertThat(in.available()).isZero();
  }

  @Test
  void rawSamplesAreReadAsTold(@TempDir Path folder) throws IOException {
    byte[] bytes = Bytes.bigEndian().int16(100).int16(300).int16(-32768).int16(-32768).toArray();
    RawFormat format = new RawFormat(SampleEncoding.SIGNED_16, 44100, 2, ByteOrder.BIG_ENDIAN);
    Path path = Files.write(folder.resolve("sound.raw"), bytes);

    Audio fromFile = AudioReader.read(path, format);
    Audio fromStream = AudioReader.read(new ByteArrayInputStream(bytes), "raw", format);

    assertThat(fromFile.sampleRate()).isEqualTo(44100);
    assertThat(fromFile.samples()).containsExactly(200 / 32768f, -1);
    assertThat(fromStream.samples()).isEqualTo(fromFile.samples());
  }

  @Test
  void aDecoderCanComeFromElsewhere() throws IOException {
    byte[] bytes = PlugInFormat.MAGIC.getBytes(StandardCharsets.US_ASCII);

    assertThat(AudioReader.readRecording(bytes, "plugged in").info().container())
        .isEqualTo("plug-in");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 768_001, 1_000_000})
  void rawFormatsRefuseRatesOutOfRange(int sampleRate) {
    assertThatThrownBy(
            () -> new RawFormat(SampleEncoding.SIGNED_16, sampleRate, 1, ByteOrder.LITTLE_ENDIAN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample rate of " + sampleRate + " Hz");
  }

  @Test
  void anEmptyFile(@TempDir Path folder) throws IOException {
    Path path = Files.createFile(folder.resolve("empty.wav"));

    assertThatThrownBy(() -> AudioReader.read(path))
        .isInstanceOf(AudioFormatException.class)
        .hasMessage(path + ": is empty; record or copy it again (at byte 0)");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "seven seven seven  | is text, not sound; give a WAV, FLAC, AIFF or AU file",
        "<html>Not found    | is text, not sound; give a WAV, FLAC, AIFF or AU file",
        "version https://git-lfs.github.com/spec/v1 | is a Git LFS pointer, not the sound itself;"
            + " fetch it with 'git lfs pull'",
        "'ID3\u0003'          | looks like MP3" + OPTIONAL,
        "'\u00ff\u00fb\u0090' | looks like MP3 or AAC" + OPTIONAL,
        "'OggS\u0000\u0002'   | looks like Ogg, which is not read; convert it to WAV or FLAC",
        "'\u0001\u0002\u0003' | is in no sound format known here; convert it to WAV or FLAC, or say"
            + " how it is coded",
      })
  void aForeignFormatIsNamed(String content, String complaint) {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> AudioReader.read(bytes, "a.wav"))
        .isInstanceOf(AudioFormatException.class)
        .hasMessage("a.wav: " + complaint + " (at byte 0)");
  }

  @Test
  void aForeignFormatMayBeKnownFurtherIn() {
    byte[] bytes = Bytes.bigEndian().int32(32).text("ftypM4A ").toArray();

    assertThatThrownBy(() -> AudioReader.read(bytes, "a.wav"))
        .hasMessageContaining("looks like MP4/M4A" + OPTIONAL);
  }

  @ParameterizedTest
  @CsvSource({
    "'\u0001vorbis', looks like Ogg Vorbis",
    "OpusHead, looks like Ogg Opus",
    "'Speex   ', looks like Ogg Speex"
  })
  void oggIsToldByWhatItHolds(String head, String complaint) {
    byte[] bytes = Bytes.bigEndian().text("OggS" + "\0".repeat(24) + head).toArray();

    assertThatThrownBy(() -> AudioReader.read(bytes, "a.ogg"))
        .hasMessageStartingWith("a.ogg: " + complaint + ", which is ");
  }

  @Test
  void aDirectory(@TempDir Path folder) {
    assertThatThrownBy(() -> AudioReader.read(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": is a directory; give a sound file");
  }

  @Test
  void aMissingFile(@TempDir Path folder) {
    Path path = folder.resolve("none.wav");

    assertThatThrownBy(() -> AudioReader.read(path))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path + ": there is no such file; check the path");
  }

  @Test
  void aFileThatMayNotBeRead(@TempDir Path folder) throws IOException {
    Path path = Files.write(folder.resolve("secret.wav"), SoundFiles.bytes("sound16.wav"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(path)).as("the superuser reads everything").isFalse();

    assertThatThrownBy(() -> AudioReader.read(path))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(path + ": may not be read; check its permissions");
  }

  @Test
  void theOffsetOfAnErrorIsTheFirstByteThatIsMissing() {
    byte[] whole = SoundFiles.bytes("sound16.wav");
    byte[] cut = Arrays.copyOf(whole, 100);

    AudioFormatException error =
        catchThrowableOfType(AudioFormatException.class, () -> AudioReader.read(cut, "cut.wav"));

    assertThat(error.offset()).isEqualTo(100);
    assertThat(error)
        .hasMessage(
            "cut.wav: is cut off: its header claims 640 bytes of samples, but 56 are there;"
                + " copy it again (at byte 100)");
  }
}
