package io.nicebeach.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.Recording;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Held to the sound that the files were made of; read as any application does, through core. */
class FormatsTest {

  @ParameterizedTest
  @CsvSource({
    "mono8000.mp3,   8000, 1, 0.95",
    "mono11025.mp3, 11025, 1, 0.97",
    "mono16000.mp3, 16000, 1, 0.97",
    "mono22050.mp3, 22050, 1, 0.97",
    "mono32000.mp3, 32000, 1, 0.97",
    "mono44100.mp3, 44100, 1, 0.97",
    "mono48000.mp3, 48000, 1, 0.97",
    "variable.mp3,  44100, 2, 0.97",
    "mono8000.ogg,   8000, 1, 0.97",
    "mono16000.ogg, 16000, 1, 0.97",
    "stereo.ogg,    44100, 2, 0.97",
    "mono8000.m4a,   8000, 1, 0.97",
    "mono16000.m4a, 16000, 1, 0.97",
    "stereo.m4a,    44100, 2, 0.97",
    "early.m4a,     44100, 2, 0.97",
  })
  void isTheOriginalFromItsFirstSampleToItsLast(
      String file, int sampleRate, int channels, double least) throws IOException {
    Recording recording = AudioReader.readRecording(FormatFiles.bytes(file), file);
    Audio audio = recording.audio();
    Audio original = FormatFiles.original(sampleRate);
    assertThat(audio.sampleRate()).isEqualTo(sampleRate);
    assertThat(audio.seconds()).isCloseTo(original.seconds(), within(0.002));
    assertThat(correlation(original.samples(), audio.samples(), 0)).isGreaterThan(least);
    // The second channel is half as loud.
    double loudness = channels == 2 ? 0.75 : 1;
    assertThat(level(audio.samples()) / level(original.samples()))
        .isCloseTo(loudness, within(0.06 * loudness));
    assertThat(recording.info().sampleRate()).isEqualTo(sampleRate);
    assertThat(recording.info().frames()).isEqualTo(audio.samples().length);
  }

  @ParameterizedTest
  @CsvSource({
    "mono8000.aac,    8000, 1024",
    "mono16000.aac,  16000, 1024",
    "stereo.aac,     44100, 1024",
    "untagged.mp3,   44100, 1105",
    "independent.mp3,32000, 1105",
  })
  void keepsTheEncodersDelayWhereTheFileDoesNotTellIt(String file, int sampleRate, int delay)
      throws IOException {
    Audio audio = AudioReader.read(FormatFiles.bytes(file), file);
    float[] original = FormatFiles.original(sampleRate).samples();
    assertThat(audio.sampleRate()).isEqualTo(sampleRate);
    assertThat(audio.samples().length).isBetween(original.length, original.length + 4 * 1152);
    assertThat(correlation(original, audio.samples(), delay)).isGreaterThan(0.97);
  }

  @Test
  void namesContainerAndCoding() throws IOException {
    assertThat(info("variable.mp3")).startsWith("MP3, MP3 16 bit, 2 channels, 44100 Hz");
    assertThat(info("mono8000.ogg")).startsWith("Ogg Vorbis, Vorbis 16 bit, 1 channel, 8000 Hz");
    assertThat(info("early.m4a")).startsWith("MP4, AAC 16 bit, 2 channels, 44100 Hz");
    assertThat(info("stereo.aac")).startsWith("AAC, AAC 16 bit, 2 channels, 44100 Hz");
  }

  private static String info(String file) throws IOException {
    return AudioReader.readRecording(FormatFiles.bytes(file), file).info().toString();
  }

  @Test
  void anMp3CutOutOfALongerOneIsSilentUntilItsDataIsThere() throws IOException {
    byte[] whole = FormatFiles.bytes("untagged.mp3");
    int second = Mp3Frame.at(whole, 0).end();
    int fifth = second;
    for (int i = 0; i < 3; i++) {
      fifth = Mp3Frame.at(whole, fifth).end();
    }
    float[] all = AudioReader.read(whole, "whole").samples();
    float[] piece =
        AudioReader.read(Arrays.copyOfRange(whole, fifth, whole.length), "piece").samples();
    assertThat(piece).hasSize(all.length - 4 * 1152);
    int settled = 4 * 1152;
    assertThat(Arrays.copyOfRange(piece, settled, piece.length))
        .containsExactly(
            Arrays.copyOfRange(all, all.length - piece.length + settled, all.length),
            within(1e-6f));
  }

  @Test
  void checksumsOfMp3AreSkipped() throws IOException {
    byte[] plain = FormatFiles.bytes("independent.mp3");
    byte[] checked = withChecksums(plain);
    assertThat(checked.length).isGreaterThan(plain.length);
    assertThat(AudioReader.read(checked, "checked").samples())
        .containsExactly(AudioReader.read(plain, "plain").samples());
  }

  /** Frames of the next higher bit rate, with a checksum and padding: they need no reservoir. */
  private static byte[] withChecksums(byte[] plain) {
    byte[] out = new byte[2 * plain.length];
    int length = 0;
    for (int at = 0; at < plain.length; ) {
      Mp3Frame frame = Mp3Frame.at(plain, at);
      System.arraycopy(plain, at, out, length, 4);
      out[length + 1] &= ~1;
      out[length + 2] += 0x10;
      System.arraycopy(plain, at + 4, out, length + 6, frame.length() - 4);
      length = Mp3Frame.at(out, length).end();
      at = frame.end();
    }
    return Arrays.copyOf(out, length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono44100.mp3", "mono16000.ogg"})
  void manyThreadsHearTheSame(String file) throws Exception {
    byte[] bytes = FormatFiles.bytes(file);
    float[] alone = AudioReader.read(bytes, file).samples();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<float[]> one = () -> AudioReader.read(bytes, file).samples();
      for (Future<float[]> samples : threads.invokeAll(Collections.nCopies(200, one))) {
        assertThat(samples.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16000.mp3", "mono16000.aac"})
  void tagsAtBothEndsAreNotSound(String file) throws IOException {
    byte[] plain = FormatFiles.bytes(file);
    byte[] tagged = new byte[30 + plain.length + 128];
    System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 20}, 0, tagged, 0, 10);
    System.arraycopy(plain, 0, tagged, 30, plain.length);
    System.arraycopy(new byte[] {'T', 'A', 'G'}, 0, tagged, 30 + plain.length, 3);
    // AAC has noise of the decoder's own making, which is never the same.
    assertThat(AudioReader.read(tagged, "tagged").samples())
        .containsExactly(AudioReader.read(plain, "plain").samples(), within(0.05f));
  }

  @ParameterizedTest
  @CsvSource({
    "opus.ogg, Opus",
    "fragmented.m4a, fragmented",
    "flac.mp4, no track of AAC",
  })
  void whatIsNotReadIsToldApart(String file, String complaint) {
    assertThatThrownBy(() -> AudioReader.read(FormatFiles.bytes(file), file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(complaint)
        .hasMessageContaining("convert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mono16000.mp3", "variable.mp3", "stereo.ogg", "stereo.m4a"})
  void aCutFileIsNotTakenForAWhole(String file) {
    byte[] whole = FormatFiles.bytes(file);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> AudioReader.read(half, file))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("copy it again");
  }

  private static double level(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(sum);
  }

  private static double correlation(float[] original, float[] decoded, int delay) {
    double product = 0;
    double ours = 0;
    for (int i = 0; i < Math.min(original.length, decoded.length - delay); i++) {
      product += original[i] * decoded[i + delay];
      ours += decoded[i + delay] * decoded[i + delay];
    }
    return product / (Math.sqrt(ours) * level(original));
  }
}
