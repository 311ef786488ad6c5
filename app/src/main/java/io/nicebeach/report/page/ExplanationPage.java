package io.nicebeach.report.page;

import io.nicebeach.features.FeatureSettings.Trim;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.report.Explanation;
import io.nicebeach.report.Explanation.Step;
import io.nicebeach.report.Explanation.WayBack;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.picture.ExplanationPictures;
import io.nicebeach.report.picture.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page and the pictures that follow one recording through a model, forward and back. */
public final class ExplanationPage {
  private static final String BODY =
      """
      <header>
      <h1>%s</h1>
      <p class="quiet">How a network hears one recording, and what it would learn from it.</p>
      </header>
      <section class="headline">
      <p class="big">%s</p>
      <div>
      <p>%s</p>
      <audio controls="controls" src="%s"></audio>
      </div>
      </section>
      %s""";

  private static final String SECTION =
      """
      <section>
      <h2>%s</h2>
      <p class="quiet">%s</p>
      %s</section>
      """;

  private final Explanation explanation;
  private final Map<String, Picture> pictures = new LinkedHashMap<>();

  /** One picture with the words around it. */
  private record Picture(String title, String text, Figures.Drawing drawing) {}

  public ExplanationPage(Explanation explanation) {
    this.explanation = explanation;
    ExplanationPictures drawn = new ExplanationPictures(explanation);
    add(
        "sound",
        "Waveform and spectrogram",
        found()
            + "Above the pressure of the air over time, below how strong each frequency is at each moment:"
            + " bright is loud.",
        drawn::sound);
    add(
        "frame",
        "One frame",
        "The sound is cut into short, overlapping frames. A window fades each of them in and out, the"
            + " Fourier transform says how much of every frequency is in it, and mel bands gather"
            + " these as the ear does: narrow below, wide above.",
        drawn::frame);
    add(
        "features",
        "Features",
        "All frames side by side, as the network sees them: normalised, so that neither the"
            + " loudness nor the microphone should matter."
            + trimmed(),
        drawn::features);
    add(
        "layers",
        "Layer by layer",
        "What comes out of each layer, from the first to the last. Layers that only move numbers"
            + " about (context, flatten) or do nothing in use (dropout) are left out.",
        drawn::layers);
    add("probabilities", "Probabilities", probabilities(), drawn::probabilities);
    explanation.back().ifPresent(back -> addWayBack(back, drawn));
  }

  /** Why this is not all of a long recording. */
  private String found() {
    return explanation
        .found()
        .map(
            part ->
                String.format(
                    Locale.ROOT,
                    "In a long recording the network looks for its word piece by piece. It is surest"
                        + " of one from %.2f to %.2f s, and all that follows is of that piece. ",
                    part.start(),
                    part.end()))
        .orElse("");
  }

  /** Why the times from here on are others than those of the recording. */
  private String trimmed() {
    return explanation.settings().trim().equals(Trim.NONE)
        ? ""
        : " They are cut to the speech, with the same margin at both ends; time counts from there.";
  }

  private String probabilities() {
    return explanation.posteriors().isEmpty()
        ? "What the last layer's outputs say, as the network gives it. The confidence above is made of"
            + " that: what is no word is left out and the rest is calibrated."
        : "What the last layer's outputs say of each moment. The grey line is the blank, \u201cnothing"
            + " new\u201d; where another is the likeliest, its name stands at the peak. Repeats made one"
            + " and blanks taken out, that is what is heard. It was trained by CTC, which never tells it"
            + " when a word is said: it has found a moment for each by itself.";
  }

  private void addWayBack(WayBack back, ExplanationPictures drawn) {
    add("errors", "The error on its way back", error(back), theme -> drawn.errors(back, theme));
    add("gradients", "The gradient", gradient(back), theme -> drawn.gradients(back, theme));
    add(
        "saliency",
        "Where the answer comes from",
        "The error that arrives at the features says which moments and frequencies the answer hangs"
            + " on. As it flickers from number to number, it is averaged over copies of the"
            + " recording with a little noise (Smilkov et al. 2017, \u201cSmoothGrad\u201d).",
        theme -> drawn.saliency(back, theme));
  }

  private void add(String name, String title, String text, Figures.Drawing drawing) {
    pictures.put((pictures.size() + 1) + "-" + name + ".png", new Picture(title, text, drawing));
  }

  private String error(WayBack back) {
    return Html.fill(
        "The loss, measured against %s\u201c%s\u201d, is %.4g. Back-propagation says for every number"
            + " on the way, from the outputs down to the features, how the loss would change if that"
            + " number were a little larger.",
        explanation.posteriors().isEmpty() ? "one-hot " : "", back.said(), back.loss());
  }

  private static String gradient(WayBack back) {
    Step step = back.step();
    return Html.fill(
        "From these errors follows how the loss changes with every single weight. The whole gradient"
            + " has the length %.4g. A step against it with the learning rate %.3g takes the loss of"
            + " this recording from %.4g to %.4g; if the loss were a straight line it would be %.4g.",
        step.norm(), step.rate(), back.loss(), step.actual(), step.expected());
  }

  /** The pictures' file names, in the order of the page. */
  public List<String> pictures() {
    return List.copyOf(pictures.keySet());
  }

  /** A picture as PNG, dark on white. */
  public byte[] png(String name) throws IOException {
    return Pictures.png(pictures.get(name).drawing().in(Theme.LIGHT));
  }

  /** The page, which holds all pictures and the sound. */
  public byte[] html() throws IOException {
    StringBuilder sections = new StringBuilder();
    for (Picture picture : pictures.values()) {
      String figure = Figures.figure(picture.drawing(), picture.title(), "");
      sections.append(
          Html.fill(SECTION, Html.escape(picture.title()), Html.escape(picture.text()), figure));
    }
    String body =
        Html.fill(
            BODY,
            Html.escape(explanation.file()),
            Html.escape(explanation.answer()),
            Html.escape(answer()),
            Html.wav(explanation.audio()),
            sections);
    return Html.page(explanation.file() + " \u00b7 Nicebeach", body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String answer() {
    String heard = heard(explanation.heard());
    return explanation
        .back()
        .map(back -> heard + " The error is measured against \u201c" + back.said() + "\u201d.")
        .orElse(
            heard + " What it would learn from it is not shown: only torch trains such layers.");
  }

  private static String heard(Recognition heard) {
    if (heard.isAccepted()) {
      return Html.fill(
          "is what the recogniser hears, with a confidence of %.2f; it is accepted.",
          heard.confidence());
    }
    String best = heard.hypothesis().text();
    return best.isEmpty()
        ? "is the recogniser's answer."
        : Html.fill(
            "is the recogniser's answer. The best word that it knows, \u201c%s\u201d, has a confidence"
                + " of %.2f and is rejected.",
            best, heard.confidence());
  }
}
