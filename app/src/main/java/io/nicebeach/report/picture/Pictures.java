package io.nicebeach.report.picture;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.Confusion;
import io.nicebeach.evaluate.CrossValidation;
import io.nicebeach.evaluate.Interval;
import io.nicebeach.evaluate.Reliability;
import io.nicebeach.features.Features;
import io.nicebeach.report.RunReport.Epoch;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.NoPicturesException;
import io.nicebeach.report.draw.Palette;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.draw.Typeface;
import io.nicebeach.report.picture.Bars.Bar;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** All pictures, each in one call. They need fonts; {@link #problem} says whether there are any. */
public final class Pictures {
  private static final int MOST_BARS = 12;

  private Pictures() {}

  /** Why no picture can be drawn here, as one line for the user; empty where all is well. */
  public static Optional<String> problem() {
    return Typeface.problem();
  }

  /** Training and development loss and the development accuracy over the epochs. */
  public static BufferedImage learningCurves(List<Epoch> epochs, int bestEpoch, Theme theme)
      throws NoPicturesException {
    check();
    return LearningCurves.draw(epochs, bestEpoch, theme);
  }

  /** What was heard when each word was said. */
  public static BufferedImage confusion(Confusion confusion, Theme theme)
      throws NoPicturesException {
    check();
    return ConfusionMatrix.draw(confusion, theme);
  }

  /** Confidence against the share of right answers. */
  public static BufferedImage reliability(Reliability reliability, Theme theme)
      throws NoPicturesException {
    check();
    return ReliabilityDiagram.draw(reliability, theme);
  }

  /** What is accepted of other words against what is accepted of the model's own. */
  public static BufferedImage acceptance(Acceptances acceptances, Theme theme)
      throws NoPicturesException {
    check();
    return AcceptanceCurve.draw(acceptances, theme);
  }

  /** Each speaker's accuracy in a cross-validation, with its interval. */
  public static BufferedImage folds(CrossValidation validation, Theme theme)
      throws NoPicturesException {
    check();
    return Bars.intervals(
        validation.folds().stream().map(Pictures::bar).toList(), "Accuracy by speaker", theme);
  }

  private static Bar bar(CrossValidation.Fold fold) {
    Interval interval = fold.score().interval();
    return new Bar(fold.speaker(), fold.score().accuracy(), interval.low(), interval.high());
  }

  /** Waveform and spectrogram of a recording. */
  public static BufferedImage sound(Audio audio, String title, Theme theme)
      throws NoPicturesException {
    check();
    return SoundPicture.draw(audio, title, 760, 420, theme);
  }

  /**
   * Features as an image.
   *
   * @param secondsPerFrame the hop; 0 where it is not known
   */
  public static BufferedImage features(
      Features features, double secondsPerFrame, String title, Theme theme)
      throws NoPicturesException {
    check();
    return FeaturePicture.draw(features, secondsPerFrame, title, theme);
  }

  /** The likeliest words of a hypothesis, the best one first. */
  public static BufferedImage probabilities(Hypothesis hypothesis, String title, Theme theme)
      throws NoPicturesException {
    check();
    List<Bar> bars = new ArrayList<>();
    bars.add(Bar.of(hypothesis.text(), hypothesis.confidence()));
    hypothesis.alternatives().stream()
        .limit(MOST_BARS - 1)
        .forEach(other -> bars.add(Bar.of(other.text(), other.confidence())));
    return Bars.probabilities(bars, title, theme);
  }

  /**
   * A recording's spectrogram above what a CTC network says of each of its moments.
   *
   * @param tokens the model's alphabet, the blank first
   * @param words what was made of it
   */
  public static BufferedImage posteriors(
      Audio audio,
      Posteriors posteriors,
      List<String> tokens,
      List<Word> words,
      String title,
      Theme theme)
      throws NoPicturesException {
    check();
    BufferedImage picture = PosteriorPicture.draw(audio, posteriors, tokens, words, title, theme);
    return Palette.of(theme, ColorMap.MAGMA).reduce(picture);
  }

  /** Writes a PNG file, over one that is there. */
  public static void write(BufferedImage picture, Path file) throws IOException {
    Files.write(file, png(picture));
  }

  /** The content of a PNG file. */
  public static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    if (!ImageIO.write(picture, "png", bytes)) {
      throw new NoPicturesException("this machine's Java has no PNG writer");
    }
    return bytes.toByteArray();
  }

  static void check() throws NoPicturesException {
    if (problem().isPresent()) {
      throw new NoPicturesException(problem().get());
    }
  }
}
