package io.nicebeach.report.picture;

import io.nicebeach.features.Features;
import io.nicebeach.report.Explanation;
import io.nicebeach.report.Explanation.LayerView;
import io.nicebeach.report.Explanation.WayBack;
import io.nicebeach.report.draw.ColorMap;
import io.nicebeach.report.draw.NoPicturesException;
import io.nicebeach.report.draw.Palette;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.picture.HeatRows.Row;
import io.nicebeach.report.picture.HeatRows.Scale;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The pictures of an explanation, in the order of the recording's way. */
public final class ExplanationPictures {
  private static final int WIDTH = 760;
  private static final double LAYER_HEIGHT = 64;
  private static final double FEATURES_HEIGHT = 150;

  private final Explanation explanation;

  public ExplanationPictures(Explanation explanation) {
    this.explanation = explanation;
  }

  /** Waveform and spectrogram. */
  public BufferedImage sound(Theme theme) {
    BufferedImage sound =
        SoundPicture.draw(explanation.audio(), explanation.file(), WIDTH, 340, theme);
    return Palette.of(theme, ColorMap.MAGMA).reduce(sound);
  }

  /** The loudest frame: window, magnitude spectrum, mel bands. */
  public BufferedImage frame(Theme theme) {
    BufferedImage frame = FramePicture.draw(explanation.audio(), explanation.settings(), theme);
    return Palette.of(theme, ColorMap.BALANCE).reduce(frame);
  }

  /** What goes into the network. */
  public BufferedImage features(Theme theme) {
    return HeatRows.draw("What the network gets to see", List.of(seen()), seconds(), theme);
  }

  /** What comes out of each layer. */
  public BufferedImage layers(Theme theme) {
    List<Row> rows = new ArrayList<>();
    for (LayerView layer : explanation.layers()) {
      rows.add(row(layer.name(), layer.output()));
    }
    return HeatRows.draw("What comes out of each layer", rows, seconds(), theme);
  }

  /** The likeliest words; of a CTC network, how likely each token is at each moment. */
  public BufferedImage probabilities(Theme theme) throws NoPicturesException {
    if (explanation.posteriors().isEmpty()) {
      return Pictures.probabilities(
          explanation.outputs(), "The network's own probabilities", theme);
    }
    return Pictures.posteriors(
        explanation.audio(),
        explanation.posteriors().get(),
        explanation.words(),
        explanation.heard().words(),
        "What was heard",
        theme);
  }

  /** The errors from the last layer down to the first. */
  public BufferedImage errors(WayBack back, Theme theme) {
    List<Row> rows = new ArrayList<>();
    for (LayerView layer : explanation.layers()) {
      layer.error().ifPresent(error -> rows.add(row(layer.name(), error)));
    }
    Collections.reverse(rows);
    rows.add(row("features", back.slopes()));
    return HeatRows.draw("The error on its way back", rows, seconds(), theme);
  }

  /** The size of the gradient for each array of weights. */
  public BufferedImage gradients(WayBack back, Theme theme) {
    return GradientPicture.draw(back.weights(), theme);
  }

  /** Where the answer comes from: the features, and what more of each would do for it. */
  public BufferedImage saliency(WayBack back, Theme theme) {
    String name = "More here speaks for (blue) or against (orange) \u201c" + back.said() + "\u201d";
    List<Row> rows = List.of(seen(), Row.of(name, back.saliency(), FEATURES_HEIGHT));
    return HeatRows.draw("Which time and which frequency matter", rows, seconds(), theme);
  }

  private Row row(String name, Features values) {
    return Row.of(name, values, LAYER_HEIGHT).labelled(explanation.words());
  }

  /** The features, named as a recipe names their kind. */
  private Row seen() {
    String name = explanation.settings().toMap().get("kind") + " features";
    return new Row(name, explanation.features(), Scale.RANGE, FEATURES_HEIGHT, List.of());
  }

  private double seconds() {
    return explanation.features().frames() / explanation.settings().frameRate();
  }
}
