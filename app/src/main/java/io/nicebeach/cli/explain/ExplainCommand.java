package io.nicebeach.cli.explain;

import io.nicebeach.audio.AudioReader;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.model.AtomicFile;
import io.nicebeach.model.Model;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.report.Explanation;
import io.nicebeach.report.Explanation.WayBack;
import io.nicebeach.report.draw.NoPicturesException;
import io.nicebeach.report.page.ExplanationPage;
import io.nicebeach.report.picture.Pictures;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.EditDistance;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Follows one recording through a model, forward to the answer and back from its error, in"
            + " pictures.",
    footer = {
      "%nExample:",
      "  nicebeach explain seven.wav --model digits.safetensors --said seven \\",
      "      --out explained",
      "",
      "explained/explain.html shows them all; each picture is a PNG file beside it."
    })
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECORDING", description = "A recording.")
  Path file = Path.of("");

  @Mixin ModelOption model = new ModelOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the pictures and the page.")
  Path out = Path.of("");

  @Option(
      names = "--said",
      paramLabel = "TEXT",
      description = "What is really said, to see the error of that (default: what is heard).")
  @Nullable String said;

  @Option(names = "--force", description = "Replace an explanation that is there already.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (Pictures.problem().isPresent()) {
      throw new NoPicturesException(Pictures.problem().get());
    }
    checkOutput();
    Model read = model.model();
    Optional<String> unknown = unknownToken(read.alphabet());
    if (unknown.isPresent()) {
      throw new ParameterException(spec.commandLine(), complaint(unknown.get(), read.alphabet()));
    }
    Explanation explanation = new Explainer(read).explain(name(), AudioReader.read(file), said);
    write(new ExplanationPage(explanation));
    print(explanation);
    return 0;
  }

  /** Before any work is done: nothing that is there is replaced unless that is wanted. */
  private void checkOutput() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new FileSystemException(out.toString(), null, "is a file; name a folder");
    }
    if (Files.exists(page()) && !force) {
      throw new FileAlreadyExistsException(page().toString());
    }
  }

  private Path page() {
    return out.resolve("explain.html");
  }

  private void write(ExplanationPage explained) throws IOException {
    Files.createDirectories(out);
    for (String picture : explained.pictures()) {
      byte[] png = explained.png(picture);
      AtomicFile.write(out.resolve(picture), file -> file.write(png));
    }
    byte[] html = explained.html();
    AtomicFile.write(page(), file -> file.write(html));
  }

  private void print(Explanation explained) {
    PrintWriter print = spec.commandLine().getOut();
    print.printf(
        Locale.ROOT,
        "Heard      %s, %s %.2f%n",
        explained.answer(),
        judged(explained.heard()),
        explained.heard().confidence());
    explained
        .found()
        .ifPresent(
            part ->
                print.printf(
                    Locale.ROOT,
                    "Found      from %.2f to %.2f s; that part is explained%n",
                    part.start(),
                    part.end()));
    if (explained.posteriors().isEmpty()) {
      print.printf(
          Locale.ROOT,
          "Network    %s, %.1f %% before calibration%n",
          explained.outputs().text(),
          100 * explained.outputs().confidence());
    }
    explained.back().ifPresent(back -> print(back, print));
    print.println("Page       " + page());
    print.flush();
  }

  /** What the confidence that follows is of. */
  private static String judged(Recognition heard) {
    String best = heard.hypothesis().text();
    if (heard.isAccepted()) {
      return "accepted with confidence";
    }
    return best.isEmpty() ? "confidence" : best + " rejected with confidence";
  }

  private static void print(WayBack back, PrintWriter print) {
    Explanation.Step step = back.step();
    print.printf(
        Locale.ROOT, "Loss       %.4g, measured against %s%n", back.loss(), named(back.said()));
    print.printf(
        Locale.ROOT,
        "Gradient   length %.4g; a step of %.3g against it: loss %.4g (a straight line: %.4g)%n",
        step.norm(),
        step.rate(),
        step.actual(),
        step.expected());
  }

  private static String named(String text) {
    return text.isEmpty() ? "(nothing)" : text;
  }

  private String name() {
    return file.getFileName().toString();
  }

  /** What of {@code --said} the model cannot say. */
  private Optional<String> unknownToken(Alphabet alphabet) {
    return said == null
        ? Optional.empty()
        : alphabet.units().tokens(said).stream()
            .filter(token -> !alphabet.contains(token) || token.equals(Alphabet.BLANK))
            .findFirst();
  }

  private String complaint(String token, Alphabet alphabet) {
    boolean character = alphabet.units() == Units.CHARACTERS;
    return "--said "
        + said
        + (character
            ? ": the model does not know the character '" + token + "'; "
            : ": the model does not know the word '" + token + "'; ")
        + EditDistance.suggestion(token, alphabet.words())
            .filter(near -> !character)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("it knows " + String.join(", ", alphabet.words()));
  }
}
