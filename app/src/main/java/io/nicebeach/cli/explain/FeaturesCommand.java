package io.nicebeach.cli.explain;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.Recording;
import io.nicebeach.audio.SoundLevel;
import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.Features;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.picture.Pictures;
import io.nicebeach.settings.Settings;
import io.nicebeach.train.Recipes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    description = "Shows a recording and what a network would hear of it.",
    footer = {
      "%nExamples:",
      "  nicebeach features seven.wav --png seven.png",
      "  nicebeach features seven.wav --kind mfcc --csv -"
    })
public final class FeaturesCommand implements Callable<Integer> {
  private static final String STANDARD = "-";
  private static final String DEFAULT_RECIPE = "perceptron";

  @Parameters(paramLabel = "FILE", description = "A recording, or - for standard input.")
  String file = "";

  @Option(
      names = "--png",
      paramLabel = "OUT",
      description =
          "Write a picture: waveform and spectrogram, or the features where --recipe or --kind"
              + " names them.")
  @Nullable Path png;

  @Option(
      names = "--csv",
      paramLabel = "OUT",
      description = "Write the features as a table, a line a frame; - is standard output.")
  @Nullable String csv;

  @ArgGroup @Nullable Choice choice;

  @Option(names = "--force", description = "Replace files that are there already.")
  boolean force;

  @Spec CommandSpec spec;

  /** Which features. */
  static final class Choice {
    @Option(
        names = "--recipe",
        paramLabel = "RECIPE",
        description =
            "The features of a recipe, by its name or file (default: " + DEFAULT_RECIPE + ").")
    @Nullable String recipe;

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        completionCandidates = KindNames.class,
        converter = KindNames.class,
        description =
            "The usual features of a kind, at the recording's own rate: ${COMPLETION-CANDIDATES}.")
    @Nullable Kind kind;
  }

  @Override
  public Integer call() throws IOException {
    if (png != null) {
      output(png).check();
    }
    if (csv != null && !csv.equals(STANDARD)) {
      output(Path.of(csv)).check();
    }
    Recording recording = recording();
    FeatureSettings settings = settings(recording.audio());
    Features features = FeatureExtractor.of(settings).extract(recording.audio());
    if (png != null) {
      BufferedImage picture = picture(recording.audio(), features, settings);
      output(png).write(out -> out.write(Pictures.png(picture)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (csv != null) {
      write(new FeatureTable(features, settings), csv, out);
    }
    if (!STANDARD.equals(csv)) {
      out.println(name() + ": " + recording.info() + "; " + SoundLevel.of(recording.audio()));
      out.println(shape(features, settings));
    }
    out.flush();
    return 0;
  }

  private Recording recording() throws IOException {
    return file.equals(STANDARD)
        ? AudioReader.readRecording(System.in, name())
        : AudioReader.readRecording(Path.of(file));
  }

  private String name() {
    return file.equals(STANDARD) ? "standard input" : file;
  }

  private OutputFile output(Path path) {
    return new OutputFile(path, force);
  }

  private FeatureSettings settings(Audio audio) throws IOException {
    if (choice != null && choice.kind != null) {
      return FeatureSettings.of(choice.kind, audio.sampleRate());
    }
    String recipe = choice == null || choice.recipe == null ? DEFAULT_RECIPE : choice.recipe;
    return Recipes.read(recipe, List.of()).features();
  }

  private BufferedImage picture(Audio audio, Features features, FeatureSettings settings)
      throws IOException {
    String title =
        name().substring(1 + Math.max(name().lastIndexOf('/'), name().lastIndexOf('\\')));
    return choice == null
        ? Pictures.sound(audio, title, Theme.LIGHT)
        : Pictures.features(
            features,
            FeatureTable.secondsPerFrame(settings),
            title + ", " + Settings.nameOf(settings.kind()),
            Theme.LIGHT);
  }

  private void write(FeatureTable table, String to, PrintWriter out) throws IOException {
    if (to.equals(STANDARD)) {
      out.print(table.text());
    } else {
      byte[] text = table.text().getBytes(StandardCharsets.UTF_8);
      output(Path.of(to)).write(file -> file.write(text));
    }
  }

  private static String shape(Features features, FeatureSettings settings) {
    return String.format(
        Locale.ROOT,
        "%s: %d frame%s of %d values, one every %.1f ms",
        Settings.nameOf(settings.kind()),
        features.frames(),
        features.frames() == 1 ? "" : "s",
        features.bins(),
        1000 * FeatureTable.secondsPerFrame(settings));
  }

  /** Kinds of features as recipes spell them. */
  static final class KindNames implements ITypeConverter<Kind>, Iterable<String> {
    @Override
    public Kind convert(String name) {
      return kinds()
          .filter(kind -> Settings.nameOf(kind).equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "must be one of " + String.join(", ", names()) + " but is '" + name + "'"));
    }

    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }

    private static List<String> names() {
      return kinds().map(Settings::nameOf).toList();
    }

    /** The kinds that sound has. */
    private static Stream<Kind> kinds() {
      return Arrays.stream(Kind.values()).filter(kind -> !kind.isMadeElsewhere());
    }
  }
}
