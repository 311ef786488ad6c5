package io.nicebeach.cli.model;

import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.cli.explain.FeatureTable;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.evaluate.Score;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.model.Model;
import io.nicebeach.network.Parameters;
import io.nicebeach.settings.Settings;
import io.nicebeach.text.Alphabet;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is, learnt from what, and how well it did, as lines for people. */
record ModelText(Model model) {
  private static final int MOST_WORDS = 60;
  private static final int MOST_OTHERS = 10;

  void print(PrintWriter out) {
    print(out, "Knows", knows(model.alphabet()));
    print(out, "Hears", List.of(features(model.features())));
    print(out, "Network", network());
    Settings provenance = Settings.of("model", model.provenance());
    List<String> learnt = learnt(provenance);
    List<String> tested = tested(provenance.section("tested"));
    if (provenance.has("taught")) {
      print(out, "Taught", List.of(taught(provenance.section("taught"))));
      learnt.set(0, "its base, " + learnt.get(0));
      tested.set(0, "its base, on words of its own: " + tested.get(0));
    }
    print(out, "Learnt", learnt);
    print(out, "Tested", tested);
    print(out, "Made by", madeBy(provenance.section("versions")));
    out.println();
    out.println("All settings: --json");
  }

  private List<String> knows(Alphabet alphabet) {
    List<String> lines = new ArrayList<>(List.of(written(alphabet)));
    others(alphabet).ifPresent(lines::add);
    if (alphabet.hasBlank()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "and the blank; any number of these %s in a recording, an output every %.0f ms",
              Settings.nameOf(alphabet.units()),
              1000 * model.network().stride() * FeatureTable.secondsPerFrame(model.features())));
      lines.add("decoder " + decoder(model.decoding()));
    }
    if (model.decoding().window() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "in a longer recording it looks for one of them in windows of %.1f s",
              model.decoding().window()));
    }
    return lines;
  }

  private static String written(Alphabet alphabet) {
    return alphabet.hasBlank()
        ? alphabet.words().stream()
            .map(token -> token.equals(" ") ? "space" : token)
            .collect(Collectors.joining(", "))
        : listed(alphabet.words());
  }

  private static Optional<String> others(Alphabet alphabet) {
    List<String> others = alphabet.tokens().stream().filter(Alphabet::isNoWord).toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        others.size() > MOST_OTHERS
            ? "and tells them from %,d other words and sounds".formatted(others.size())
            : "and tells them from " + String.join(", ", others));
  }

  private static String listed(List<String> words) {
    int more = words.size() - MOST_WORDS;
    return more <= 0
        ? String.join(", ", words)
        : "%s and %,d more".formatted(String.join(", ", words.subList(0, MOST_WORDS)), more);
  }

  /** The search, and its settings that are not the usual ones. */
  private static String decoder(DecoderSettings decoding) {
    Map<String, Object> usual = DecoderSettings.of(decoding.kind()).toMap();
    return Settings.nameOf(decoding.kind())
        + decoding.toMap().entrySet().stream()
            .filter(setting -> !setting.getValue().equals(usual.get(setting.getKey())))
            .map(setting -> ", " + setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining());
  }

  private static void print(PrintWriter out, String title, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      out.printf("%-10s %s%n", i == 0 ? title : "", lines.get(i));
    }
  }

  private static String features(FeatureSettings features) {
    return String.format(
        Locale.ROOT,
        "%s, %d values every %.1f ms; sound at %,d Hz, to which other rates are resampled",
        Settings.nameOf(features.kind()),
        features.bins(),
        1000 * FeatureTable.secondsPerFrame(features),
        features.sampleRate());
  }

  private List<String> network() {
    List<String> lines = new ArrayList<>();
    model.network().toList().forEach(layer -> lines.add(layer(layer)));
    Parameters parameters = model.parameters();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d weights in %s precision",
            parameters.count(),
            Settings.nameOf(parameters.precision())));
    return lines;
  }

  /** Such as {@code context: frames 7, stride 4, dilation 1}. */
  private static String layer(Object layer) {
    return layer instanceof Map<?, ?> named
        ? named.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + setting(entry.getValue()))
            .collect(Collectors.joining("; "))
        : layer.toString();
  }

  /** Settings in a row, layers within a layer in brackets. */
  private static String setting(Object value) {
    if (value instanceof Map<?, ?> settings) {
      return settings.entrySet().stream()
          .map(entry -> entry.getKey() + " " + setting(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    return value instanceof List<?> layers
        ? layers.stream().map(ModelText::layer).collect(Collectors.joining("; ", "[", "]"))
        : value.toString();
  }

  private static String taught(Settings recordings) {
    return listed(
        recordings.keys().stream()
            .map(word -> word + " by " + recordings.integer(word) + " recordings")
            .toList());
  }

  private static List<String> learnt(Settings provenance) {
    Settings data = provenance.section("data");
    List<String> lines = new ArrayList<>();
    if (data.has("training")) {
      lines.add(
          String.format(
              Locale.ROOT,
              "from %,d recordings by %s speakers of %s, split %s",
              data.integer("training"),
              data.text("speakers", "unknown"),
              data.text("name", "an unknown corpus"),
              data.text("split", "unknown")));
    }
    lines.add(
        "recipe %s, seed %s, epoch %s kept"
            .formatted(
                provenance.text("recipe", "unknown"),
                provenance.text("seed", "unknown"),
                provenance.text("epoch", "unknown")));
    data.list("warnings").forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  private static List<String> tested(Settings tested) {
    List<String> lines = new ArrayList<>();
    if (tested.has("missRate")) {
      lines.add(
          "%s of the speech missed, %s of the rest taken for it, frame by frame, split %s"
              .formatted(
                  EvaluationText.percent(tested.number("missRate")),
                  EvaluationText.percent(tested.number("falseAlarmRate")),
                  tested.text("split", "?")));
      return lines;
    }
    if (!tested.has("total")) {
      lines.add("never");
      return lines;
    }
    Score score = new Score(tested.integer("correct"), tested.integer("total"));
    lines.add(EvaluationText.inWords(score) + " right, split " + tested.text("split", "?"));
    if (tested.has("wer")) {
      lines.add(EvaluationText.percent(tested.number("wer")) + " of the words wrong");
    }
    tested.list("warnings").forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  private static List<String> madeBy(Settings versions) {
    return List.of(
        "Nicebeach %s on Java %s"
            .formatted(versions.text("nicebeach", "unknown"), versions.text("java", "unknown")));
  }
}
