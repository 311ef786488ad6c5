package io.nicebeach.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.evaluate.Confusion;
import io.nicebeach.evaluate.CrossValidation;
import io.nicebeach.features.Features;
import io.nicebeach.report.RunReport.Epoch;
import io.nicebeach.report.Samples;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.Palette;
import io.nicebeach.report.draw.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  @TempDir Path folder;

  @BeforeAll
  static void fonts() {
    assumeThat(Pictures.problem()).as("this machine's fonts").isEmpty();
  }

  @Test
  void isDrawnWithoutAScreen() {
    assertThat(java.awt.GraphicsEnvironment.isHeadless()).isTrue();
  }

  @Test
  void learningCurvesHaveBothThemesGrounds() throws IOException {
    BufferedImage light = Pictures.learningCurves(Samples.epochs(30), 25, Theme.LIGHT);
    BufferedImage dark = Pictures.learningCurves(Samples.epochs(30), 25, Theme.DARK);

    assertThat(light.getRGB(0, 0)).isEqualTo(Theme.LIGHT.paper().getRGB());
    assertThat(dark.getRGB(0, 0)).isEqualTo(Theme.DARK.paper().getRGB());
    assertThat(count(light, Theme.LIGHT.main().getRGB())).isGreaterThan(500);
    assertThat(count(light, Theme.LIGHT.second().getRGB())).isGreaterThan(300);
    assertSound(light, 1080, 848);
  }

  @Test
  void theBestEpochIsMarkedWhereItIs() throws IOException {
    BufferedImage first = Pictures.learningCurves(Samples.epochs(20), 3, Theme.LIGHT);
    BufferedImage later = Pictures.learningCurves(Samples.epochs(20), 17, Theme.LIGHT);
    int gap = 2 * (32 + 150 + 8); // between the panels nothing but the mark is drawn

    assertThat(firstDrawn(first, gap)).isLessThan(firstDrawn(later, gap));
  }

  @Test
  void withoutDevelopmentPartThereIsTheTrainingLossAlone() throws IOException {
    List<Epoch> epochs =
        List.of(new Epoch(1, 3, Double.NaN, Double.NaN, 1e-3, 1), epochWithoutAnything());

    assertSound(Pictures.learningCurves(epochs, 1, Theme.LIGHT), 1080, 460);
  }

  @Test
  void oneEpochIsEnough() throws IOException {
    assertSound(Pictures.learningCurves(Samples.epochs(1), 1, Theme.DARK), 1080, 848);
  }

  @ParameterizedTest(name = "{0} words")
  @ValueSource(ints = {1, 2, 10, 35, 300})
  void aConfusionMatrixFitsAScreen(int words) throws IOException {
    List<String> labels = IntStream.range(0, words).mapToObj(i -> "word" + i).toList();
    List<SortedMap<Integer, Integer>> rows = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      SortedMap<Integer, Integer> row = new TreeMap<>(Map.of(i, 9));
      row.merge((i + 1) % words, 1, Integer::sum);
      rows.add(row);
    }
    BufferedImage picture = Pictures.confusion(new Confusion(labels, rows), Theme.LIGHT);

    assertThat(picture.getWidth()).isLessThan(2000);
    assertThat(colors(picture)).isGreaterThan(3);
  }

  @ParameterizedTest(name = "{0} s")
  @ValueSource(doubles = {0, 0.000125, 0.01, 0.7, 30})
  void aSoundOfAnyLengthHasAPicture(double seconds) throws IOException {
    Audio audio = Samples.audio(seconds, 8000);

    assertSound(Pictures.sound(audio, "a recording", Theme.LIGHT), 1520, 840);
  }

  @ParameterizedTest(name = "{0} Hz")
  @ValueSource(ints = {1, 50, 48000, 1_000_000})
  void aSoundOfAnyRateHasAPicture(int rate) throws IOException {
    Audio audio = new Audio(new float[2000], rate);

    assertSound(Pictures.sound(audio, "x".repeat(300), Theme.DARK), 1520, 840);
  }

  @Test
  void featuresAreBlocksOfTheirValues() throws IOException {
    Features features = new Features(new float[] {0, 1, 2, 3, 4, 5}, 3, 2);
    BufferedImage picture = Pictures.features(features, 0, "features", Theme.LIGHT);

    assertThat(picture.getRGB(100, 500)).isEqualTo(ColorMap.VIRIDIS.rgb(0));
    assertThat(picture.getRGB(1130, 70)).isEqualTo(ColorMap.VIRIDIS.rgb(1));
    assertSound(picture, 1280, 600);
  }

  @Test
  void equalFeaturesHaveAPictureToo() throws IOException {
    assertSound(
        Pictures.features(new Features(new float[8], 4, 2), 0.01, "", Theme.LIGHT), 1280, 600);
  }

  @Test
  void aBarIsAsLongAsItsProbability() throws IOException {
    Hypothesis hypothesis = new Hypothesis("yes", 0.75, List.of(new Alternative("no", 0.25)));
    BufferedImage picture = Pictures.probabilities(hypothesis, "", Theme.LIGHT);
    long half =
        count(
            Pictures.probabilities(
                new Hypothesis("yes", 0.375, List.of(new Alternative("no", 0.25))),
                "",
                Theme.LIGHT),
            Theme.LIGHT.main().getRGB());

    assertThat((double) count(picture, Theme.LIGHT.main().getRGB()) / half).isBetween(1.95, 2.05);
  }

  @Test
  void foldsHaveABarEach() throws IOException {
    CrossValidation validation =
        new CrossValidation(List.of(Samples.fold("a", 50, 60), Samples.fold("b", 40, 60)));

    assertSound(Pictures.folds(validation, Theme.DARK), 1280, 212);
  }

  @Test
  void isWrittenAsPng() throws IOException {
    Path file = folder.resolve("sound.png");
    BufferedImage picture = Pictures.sound(Samples.audio(0.3, 8000), "", Theme.LIGHT);
    Pictures.write(picture, file);
    BufferedImage read = ImageIO.read(file.toFile());

    assertThat(file).binaryContent().startsWith(0x89, 'P', 'N', 'G');
    assertThat(read.getWidth()).isEqualTo(1520);
    assertThat(read.getRGB(700, 600)).isEqualTo(picture.getRGB(700, 600));
  }

  @Test
  void aPaletteKeepsTheLookInAThirdOfTheRoom() throws IOException {
    BufferedImage full = SoundPicture.draw(Samples.audio(0.5, 8000), "", 360, 190, Theme.EITHER);
    BufferedImage reduced = Palette.of(Theme.EITHER, ColorMap.MAGMA).reduce(full);

    assertThat(Pictures.png(reduced).length).isLessThan(Pictures.png(full).length / 3);
    assertThat(meanDifference(full, reduced)).isLessThan(6);
  }

  private static Epoch epochWithoutAnything() {
    return new Epoch(2, Double.NaN, Double.NaN, Double.NaN, 1e-3, 1);
  }

  private static void assertSound(BufferedImage picture, int width, int height) {
    assertThat(picture.getWidth()).isEqualTo(width);
    assertThat(picture.getHeight()).isEqualTo(height);
    assertThat(colors(picture)).as("colours").isGreaterThan(20);
  }

  private static long colors(BufferedImage picture) {
    return pixels(picture).distinct().count();
  }

  private static long count(BufferedImage picture, int color) {
    return pixels(picture).filter(pixel -> pixel == color).count();
  }

  private static int firstDrawn(BufferedImage picture, int y) {
    return IntStream.range(0, picture.getWidth())
        .filter(x -> picture.getRGB(x, y) != picture.getRGB(0, y))
        .findFirst()
        .orElseThrow();
  }

  /** The mean difference of a colour channel, both laid on white. */
  private static double meanDifference(BufferedImage a, BufferedImage b) {
    int[] left = pixels(onWhite(a)).toArray();
    int[] right = pixels(onWhite(b)).toArray();
    return IntStream.range(0, left.length)
        .mapToDouble(i -> Math.abs((left[i] >> 8 & 255) - (right[i] >> 8 & 255)))
        .average()
        .orElseThrow();
  }

  private static BufferedImage onWhite(BufferedImage picture) {
    BufferedImage white =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    white.createGraphics().drawImage(picture, 0, 0, java.awt.Color.WHITE, null);
    return white;
  }

  private static IntStream pixels(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return IntStream.of(picture.getRGB(0, 0, width, height, null, 0, width));
  }
}
