package io.nicebeach.cli.evaluate;

import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.options.CorpusOptions;
import io.nicebeach.cli.options.JsonOption;
import io.nicebeach.cli.options.ModelOption;
import io.nicebeach.cli.options.SearchOptions;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.augment.sound.Room;
import io.nicebeach.data.sample.Vocabulary;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.ErrorCounts;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.model.Model;
import io.nicebeach.network.Objective;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.SpeechDetector;
import io.nicebeach.report.RunReport;
import io.nicebeach.report.page.ReportPage;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Tests a model on labelled recordings and says how often it is right.",
    footer = {
      "%nExamples:",
      "  nicebeach evaluate --model digits.safetensors --data fsdd --split official",
      "  nicebeach evaluate --model an4.safetensors --data an4 --lm an4.arpa \\",
      "      --lm-weight 0.5,1,1.5",
      "  nicebeach evaluate --model digits.safetensors --data fsdd --noise noise \\",
      "      --snr 10,0 --rooms rir",
      "  nicebeach evaluate --model digits.safetensors --data speech-commands \\",
      "      --split held-out --others speech-commands",
      "  nicebeach evaluate --model speech-detector --data fsdd --noise noise \\",
      "      --snr 10,0",
      "",
      "With several values of --lm-weight or --word-bonus every pair is tried, a line each. Choose "
          + "them on voices that are not tested on (--split speaker=NAME,...)."
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin ModelOption model = new ModelOption();
  @Mixin CorpusOptions corpus = new CorpusOptions();
  @Mixin SearchOptions search = new SearchOptions();
  @Mixin RejectionOptions rejection = new RejectionOptions();
  @Mixin NoiseOptions noise = new NoiseOptions();
  @Mixin RoomOptions rooms = new RoomOptions();
  @Mixin JsonOption output = new JsonOption();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes a page with pictures and the errors to listen to, over one there.")
  @Nullable Path report;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (report != null) {
      new OutputFile(report, true).check();
    }
    if (rejection.namesWordsOfNothing()) {
      throw new ParameterException(spec.commandLine(), "--other-words goes with --others");
    }
    noise.requireNoiseForRatios(spec);
    Model given = model.model();
    boolean detects = given.objective().kind() == Objective.Kind.FRAMES;
    if (detects) {
      refuse(
          List.of("--report", "--others", "--silence", "--rooms"),
          "shows how words are understood; a speech detector understands none");
    }
    Corpus all = corpus.corpus();
    if (rejection.isAsked()) {
      all = Vocabulary.of(given.alphabet()).kept(all);
    }
    Split split = corpus.split(all, spec.commandLine().getErr());
    if (split.test().isEmpty()) {
      throw new CorpusException(
          all.root(), "split " + split.name() + " has no test part", "choose another split");
    }
    if (detects) {
      detect(given, split.test(), out);
      return 0;
    }
    Map<DecoderSettings, Recognizer> recognizers = search.all(Recognizer.of(given, model.given));
    if (recognizers.size() > 1) {
      refuse(
          List.of("--report", "--others", "--silence", "--noise", "--rooms"),
          "shows one test; give one --lm-weight and one --word-bonus");
      compare(recognizers, split.test(), out);
      return 0;
    }
    Recognizer recognizer = recognizers.values().iterator().next();
    int rate = recognizer.model().features().sampleRate();
    List<float[]> noises = noise.recordings(rate);
    Map<String, Room> recorded = rooms.recorded(rate);
    Evaluation evaluation = Tester.test(recognizer, split.test());
    Optional<Acceptances> acceptances = rejection.test(recognizer, evaluation, split);
    List<NoiseOptions.Point> inNoise =
        noise.test(recognizer, split.test(), noises, corpus.split.seed);
    Map<String, Evaluation> inRooms =
        RoomOptions.test(recognizer, split.test(), recorded, corpus.split.seed);
    if (output.json) {
      Map<String, Object> facts = new LinkedHashMap<>(evaluation.toMap());
      acceptances.ifPresent(measured -> facts.put("acceptance", measured.toMap()));
      if (!inNoise.isEmpty()) {
        facts.put("noise", inNoise.stream().map(NoiseOptions.Point::toMap).toList());
      }
      if (!inRooms.isEmpty()) {
        facts.put("rooms", RoomOptions.toList(inRooms));
      }
      out.print(Json.writePretty(facts));
    } else {
      EvaluationText.print(evaluation, out);
      acceptances.ifPresent(measured -> EvaluationText.print(measured, out));
      NoiseOptions.print(inNoise, out);
      RoomOptions.print(inRooms, out);
    }
    out.flush();
    if (report != null) {
      report(report, recognizer, evaluation, acceptances, inNoise, inRooms, split);
    }
    return 0;
  }

  /** Says why an option makes no sense here, which would else be passed over. */
  private void refuse(List<String> options, String why) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new ParameterException(spec.commandLine(), option + " " + why);
      }
    }
  }

  private void report(
      Path page,
      Recognizer recognizer,
      Evaluation evaluation,
      Optional<Acceptances> acceptances,
      List<NoiseOptions.Point> inNoise,
      Map<String, Evaluation> inRooms,
      Split split)
      throws IOException {
    Files.createDirectories(page.toAbsolutePath().getParent());
    ReportPage.write(
        new RunReport(
            model.given,
            "Tested with 'evaluate', split " + split.name(),
            List.of(),
            0,
            evaluation,
            acceptances,
            NoiseOptions.byRatio(inNoise),
            inRooms,
            "Tested on %d recordings.".formatted(evaluation.score().total()),
            Mistakes.of(recognizer, evaluation),
            recognizer.model().provenance()),
        page);
  }

  /** How well speech is told from noise. */
  private void detect(Model detector, List<Utterance> test, PrintWriter out) throws IOException {
    DetectionReport report =
        new DetectionTest(SpeechDetector.of(detector)).run(test, noise, corpus.split.seed);
    if (output.json) {
      out.print(Json.writePretty(report.toMap()));
    } else {
      report.print(out);
    }
    out.flush();
  }

  /** One line for each weight and bonus, to choose them by: on other voices than are tested on. */
  private void compare(
      Map<DecoderSettings, Recognizer> recognizers, List<Utterance> test, PrintWriter out)
      throws IOException {
    for (Map.Entry<DecoderSettings, Recognizer> entry : recognizers.entrySet()) {
      ErrorCounts errors = Tester.test(entry.getValue(), test).wordErrors();
      DecoderSettings settings = entry.getKey();
      if (output.json) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("languageWeight", settings.languageWeight());
        line.put("wordBonus", settings.wordBonus());
        line.put("wer", errors.rate());
        out.println(Json.write(line));
      } else {
        out.printf(
            "--lm-weight %-5s --word-bonus %-5s %s%n",
            settings.languageWeight(), settings.wordBonus(), errors.kaldiLine());
      }
      out.flush();
    }
  }
}
