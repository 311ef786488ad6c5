package io.nicebeach.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioWriterTest {
  @TempDir Path folder;

  @Test
  void sixteenBitsComeBackUnchanged() throws IOException {
    float[] samples = new float[65536];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (i - 32768) / 32768f;
    }
    Path path = folder.resolve("all.wav");

    AudioWriter.write(new Audio(samples, 22050), path);

    Recording recording = AudioReader.readRecording(path);
    assertThat(recording.audio().samples()).isEqualTo(samples);
    assertThat(recording.info()).isEqualTo(new AudioInfo("WAV", "PCM", 16, 1, 22050, 65536));
  }

  @Test
  void samplesBeyondFullScaleAreClipped() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    AudioWriter.write(new Audio(new float[] {1, 7, -7, Float.POSITIVE_INFINITY}, 8000), out);

    assertThat(AudioReader.read(out.toByteArray(), "a").samples())
        .containsExactly(32767 / 32768f, 32767 / 32768f, -1, 32767 / 32768f);
  }

  @Test
  void anExistingFileStaysAsItIs() throws IOException {
    Path path = Files.writeString(folder.resolve("mine.wav"), "mine");

    assertThatThrownBy(() -> AudioWriter.write(new Audio(new float[1], 8000), path))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(path + ": exists already; give another name or remove it");

    assertThat(path).hasContent("mine");
  }

  @Test
  void overwritingIsAskedFor() throws IOException {
    Path path = Files.writeString(folder.resolve("mine.wav"), "mine");

    AudioWriter.overwrite(new Audio(new float[] {0.5f}, 8000), path);

    assertThat(AudioReader.read(path).samples()).containsExactly(0.5f);
    assertThat(files()).containsExactly(path);
  }

  @Test
  void aFailureLeavesNothingBehind() throws IOException {
    Audio broken = new Audio(new float[] {0, Float.NaN}, 8000);

    assertThatThrownBy(() -> AudioWriter.write(broken, folder.resolve("new.wav")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples must be numbers but sample 1 is NaN");

    assertThat(files()).isEmpty();
  }

  private Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().stream();
    }
  }
}
