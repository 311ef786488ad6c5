package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import io.nicebeach.report.picture.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {
  @TempDir Path folder;
  private Path tone;

  @BeforeEach
  void recordATone() throws IOException {
    tone = folder.resolve("tone.wav");
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / 8000));
    }
    AudioWriter.write(new Audio(samples, 8000), tone);
  }

  @Test
  void describesTheSoundAndItsFeatures() {
    CommandRun run = CommandRun.of("features", tone, "--kind", "log-mel");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            tone
                + ": WAV, PCM 16 bit, 1 channel, 8000 Hz, 0.500 s;"
                + " peak -6.0 dBFS, RMS -9.0 dBFS",
            "log-mel: 51 frames of 40 values, one every 10.0 ms");
  }

  @Test
  void aRecipesFeaturesAreShownAndThoseOfPerceptronByDefault() {
    assertThat(CommandRun.of("features", tone, "--recipe", "post-mfcc").out())
        .contains("mfcc: 1 frame of 12 values");
    assertThat(CommandRun.of("features", tone).out())
        .isEqualTo(CommandRun.of("features", tone, "--recipe", "perceptron").out())
        .contains("log-mel: ");

    assertFailure(CommandRun.of("features", tone, "--recipe", "perceptorn"), "perceptron");
    assertThat(CommandRun.of("features", tone, "--recipe", "a", "--kind", "mfcc").exitCode())
        .isEqualTo(2);
  }

  @Test
  void digitalSilenceHasNoLevel() throws IOException {
    Path silence = folder.resolve("silence.wav");
    AudioWriter.write(new Audio(new float[800], 8000), silence);

    assertThat(CommandRun.of("features", silence).out()).contains("; silent");
  }

  @Test
  void drawsWaveformAndSpectrogram() throws IOException {
    assumeThat(Pictures.problem()).isEmpty();
    Path sound = folder.resolve("sound.png");
    Path mfcc = folder.resolve("mfcc.png");

    assertThat(CommandRun.of("features", tone, "--png", sound).exitCode()).isZero();
    assertThat(CommandRun.of("features", tone, "--png", mfcc, "--kind", "mfcc").exitCode())
        .isZero();

    BufferedImage picture = ImageIO.read(sound.toFile());
    assertThat(picture.getWidth()).isGreaterThan(500);
    assertThat(distinctColours(picture)).isGreaterThan(50);
    assertThat(Files.readAllBytes(mfcc)).isNotEqualTo(Files.readAllBytes(sound));
    assertThat(names()).containsExactly("mfcc.png", "sound.png", "tone.wav");
  }

  @Test
  void writesTheVeryNumbersAsATable() throws IOException {
    Path table = folder.resolve("table.csv");

    assertThat(CommandRun.of("features", tone, "--kind", "mfcc", "--csv", table).exitCode())
        .isZero();

    Features expected =
        FeatureExtractor.of(FeatureSettings.of(FeatureSettings.Kind.MFCC, 8000))
            .extract(AudioReader.read(tone));
    List<String> lines = Files.readAllLines(table);
    assertThat(lines).hasSize(1 + expected.frames());
    assertThat(lines.get(0)).startsWith("seconds,mfcc-0,mfcc-1,").endsWith(",mfcc-12");
    String[] frame = lines.get(1 + 7).split(",");
    assertThat(frame[0]).isEqualTo("0.07");
    for (int bin = 0; bin < expected.bins(); bin++) {
      assertThat(Float.parseFloat(frame[1 + bin])).isEqualTo(expected.at(7, bin));
    }
  }

  @Test
  void aTableOnStandardOutputStandsAlone() {
    CommandRun run = CommandRun.of("features", tone, "--kind", "log-mel", "--csv", "-");

    assertThat(run.out().lines()).hasSize(52).allMatch(line -> line.split(",").length == 41);
  }

  @Test
  void replacesNothingUnlessTold() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept.csv"), "mine");

    CommandRun run = CommandRun.of("features", tone, "--csv", kept);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(kept.toString(), "exists already", "--force");
    assertThat(kept).hasContent("mine");

    assertThat(CommandRun.of("features", tone, "--csv", kept, "--force").exitCode()).isZero();
    assertThat(kept).content().startsWith("seconds,");
  }

  @Test
  void aMissingFolderIsMade() {
    Path table = folder.resolve("new").resolve("tone.csv");
    assertThat(CommandRun.of("features", tone, "--csv", table).exitCode()).isZero();
    assertThat(table).exists();
  }

  @Test
  void aFolderAFileAsFolderAndAFullDiskAreReported() throws IOException {
    assertFailure(CommandRun.of("features", tone, "--csv", tone.resolve("a")), tone);
    assertFailure(CommandRun.of("features", tone, "--png", folder), folder);

    assumeThat(Path.of("/dev/full")).exists(); // accepts no byte, as a disk without room
    Files.createSymbolicLink(folder.resolve("full.csv.part"), Path.of("/dev/full"));
    CommandRun full = CommandRun.of("features", tone, "--csv", folder.resolve("full.csv"));
    assertFailure(full, folder.resolve("full.csv"));
    assertThat(full.err()).contains("No space left on device");
    assertThat(names()).containsExactly("tone.wav");
  }

  @Test
  void whatIsNoSoundIsReported() throws IOException {
    Path text = Files.writeString(folder.resolve("text.wav"), "this is a text, not a sound");

    assertFailure(CommandRun.of("features", text), text);
    assertFailure(CommandRun.of("features", folder.resolve("missing.wav")), "missing.wav");
  }

  @Test
  void anUnknownKindIsAMistakeOnTheCommandLine() {
    CommandRun run = CommandRun.of("features", tone, "--kind", "cepstrum");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("magnitude, power, mel, log-mel, mfcc", "cepstrum");
  }

  @Test
  void helpHasAnExample() {
    assertThat(CommandRun.of("features", "--help").out())
        .contains("Example", "--png seven.png", "log-mel");
  }

  private static void assertFailure(CommandRun run, Object named) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSizeBetween(1, 2);
    assertThat(run.err()).startsWith("nicebeach: ").contains(named.toString());
  }

  private static long distinctColours(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return Arrays.stream(picture.getRGB(0, 0, width, height, null, 0, width)).distinct().count();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
