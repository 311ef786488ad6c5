package io.nicebeach.cli.train;

import io.nicebeach.cli.console.Version;
import io.nicebeach.cli.evaluate.EvaluationText;
import io.nicebeach.cli.evaluate.NoiseOptions;
import io.nicebeach.cli.evaluate.Tester;
import io.nicebeach.cli.options.JsonOption;
import io.nicebeach.cli.options.RecipeOptions;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.evaluate.CrossValidation;
import io.nicebeach.evaluate.CrossValidation.Fold;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.model.Model;
import io.nicebeach.network.Backend;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.report.CrossValidationReport;
import io.nicebeach.report.Decibels;
import io.nicebeach.report.page.CrossValidationPage;
import io.nicebeach.settings.Json;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.RunFolder;
import io.nicebeach.train.Trainer;
import io.nicebeach.train.TrainingMaterial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "crossvalidate",
    mixinStandardHelpOptions = true,
    description = "Trains once per speaker, each time without that speaker, and tests on that one.",
    footer = {
      "%nExample:",
      "  nicebeach crossvalidate --data fsdd --out fsdd.folds",
      "",
      "Interrupted, it goes on with the same command and --resume."
    })
public final class CrossvalidateCommand implements Callable<Integer> {
  /** What the folds differ in. */
  enum By {
    SPEAKER
  }

  @Mixin RecipeOptions recipe = new RecipeOptions();
  @Mixin BackendOptions backend = new BackendOptions();

  @Mixin TrainingCorpora corpora = new TrainingCorpora();

  @Option(
      names = "--by",
      defaultValue = "speaker",
      paramLabel = "KIND",
      description = "What is left out in turn: ${COMPLETION-CANDIDATES}.")
  By by = By.SPEAKER;

  @Option(
      names = "--speakers",
      split = ",",
      paramLabel = "NAME",
      description = "Only these folds (default: one for every speaker).")
  List<String> speakers = List.of();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Of every random choice (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--out",
      defaultValue = "crossvalidation",
      paramLabel = "DIR",
      description = "Folder for the folds' logs and report.html (default: ${DEFAULT-VALUE}).")
  Path out = Path.of("");

  @Mixin EarlierRun earlier = new EarlierRun();

  @Mixin NoiseOptions noise = new NoiseOptions();

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    noise.requireNoiseForRatios(spec);
    earlier.claim(out);
    Recipe chosen = recipe.recipe();
    if (chosen.labelsFrames()) {
      throw new IllegalArgumentException(
          "crossvalidate counts what is understood, and a detector of speech understands nothing;"
              + " train it with --split speaker=NAME,... and evaluate it on those");
    }
    Corpus corpus = corpora.corpus(chosen);
    List<Split> splits = splits(corpus);
    TrainingData data =
        corpora.trainingData(chosen, corpus, splits.get(0), spec.commandLine().getErr());
    Tester.requireReadable(corpus.utterances(), chosen.features());
    List<float[]> noises = noise.recordings(chosen.features().sampleRate());
    Backend engine = backend.backend(chosen, spec.commandLine().getErr());
    List<Fold> folds = new ArrayList<>();
    Map<Double, List<Fold>> noisyFolds = new LinkedHashMap<>();
    for (Split split : splits) {
      String speaker = split.test().get(0).speaker();
      Recognizer recognizer = trained(speaker, chosen, engine, data.with(split));
      folds.add(tested(speaker, Tester.test(recognizer, split.test())));
      for (NoiseOptions.Point point : noise.test(recognizer, split.test(), noises, seed)) {
        noisyFolds
            .computeIfAbsent(point.ratio(), ratio -> new ArrayList<>())
            .add(new Fold(speaker, point.evaluation()));
      }
    }
    CrossValidation validation = new CrossValidation(folds);
    Map<Double, CrossValidation> inNoise = new LinkedHashMap<>();
    noisyFolds.forEach((ratio, noisy) -> inNoise.put(ratio, new CrossValidation(noisy)));
    Path report = report(chosen, corpus, validation, inNoise);
    print(validation, inNoise, report);
    return 0;
  }

  private List<Split> splits(Corpus corpus) throws CorpusException {
    List<Split> all = Splits.leaveOneSpeakerOut(corpus);
    if (speakers.isEmpty()) {
      return all;
    }
    List<Split> chosen = new ArrayList<>();
    for (String speaker : speakers) {
      chosen.add(Splits.testingOn(corpus, List.of(speaker)));
    }
    return chosen;
  }

  private Recognizer trained(String speaker, Recipe chosen, Backend engine, TrainingData data)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    RunFolder run = new RunFolder(folder(speaker));
    try (TrainingProgress progress = new TrainingProgress(err, "without " + speaker)) {
      Trainer trainer = new Trainer(chosen, engine, seed, progress);
      TrainingMaterial material = trainer.prepare(data);
      material.warnings().forEach(warning -> err.println("warning: " + warning));
      material.leak().ifPresent(warning -> err.println("warning: " + warning));
      Model trained = trainer.train(material, run, earlier.resume());
      return LearntLanguage.recognizer(trained, data.split(), run);
    }
  }

  private Fold tested(String speaker, Evaluation evaluation) {
    Fold fold = new Fold(speaker, evaluation);
    PrintWriter err = spec.commandLine().getErr();
    err.printf("%-12s %s%n", speaker, inWords(fold));
    err.flush();
    return fold;
  }

  /** A speaker's name may come from a manifest and must not lead out of the folder. */
  private Path folder(String speaker) {
    String safe = speaker.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    return out.resolve(
        safe.equals(speaker) ? safe : safe + "-" + Integer.toHexString(speaker.hashCode()));
  }

  private Path report(
      Recipe chosen,
      Corpus corpus,
      CrossValidation validation,
      Map<Double, CrossValidation> inNoise)
      throws IOException {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("recipe", chosen.tree());
    provenance.put("seed", seed);
    provenance.put("data", corpus.name());
    provenance.put("nicebeach", Version.nicebeach());
    provenance.put("java", Version.java());
    Path report = out.resolve("report.html");
    CrossValidationPage.write(
        new CrossValidationReport(
            "Every speaker in turn",
            "Recipe " + chosen.name() + " on " + corpus.name() + ", seed " + seed,
            validation,
            inNoise,
            provenance),
        report);
    return report;
  }

  private void print(
      CrossValidation validation, Map<Double, CrossValidation> inNoise, Path report) {
    PrintWriter print = spec.commandLine().getOut();
    if (output.json) {
      print.print(Json.writePretty(facts(validation, inNoise)));
    } else {
      for (Fold fold : validation.folds()) {
        print.printf("%-12s %s%n", fold.speaker(), inWords(fold));
      }
      Fold worst = validation.worst();
      print.printf("%-12s %s%n", "all", EvaluationText.inWords(validation.pooled().score()));
      print.printf("%-12s %s%n", "mean", EvaluationText.percent(validation.mean()));
      print.printf(
          "%-12s %s, %s%n",
          "worst", EvaluationText.percent(worst.score().accuracy()), worst.speaker());
      if (validation.pooled().running()) {
        print.println(validation.pooled().wordErrors().kaldiLine());
        print.printf("%-12s %s%n", "words", EvaluationText.wordErrors(validation.pooled()));
      }
      inNoise.forEach(
          (ratio, noisy) ->
              print.printf(
                  Locale.ROOT,
                  "%-12s mean %s, worst %s, %s%n",
                  Decibels.of(ratio) + " noise",
                  EvaluationText.percent(noisy.mean()),
                  EvaluationText.percent(noisy.worst().score().accuracy()),
                  noisy.worst().speaker()));
      print.println("Report       " + report);
    }
    print.flush();
  }

  private static Map<String, Object> facts(
      CrossValidation validation, Map<Double, CrossValidation> inNoise) {
    Map<String, Object> facts = new LinkedHashMap<>(validation.toMap());
    List<Map<String, Object>> points = new ArrayList<>();
    inNoise.forEach(
        (ratio, noisy) -> {
          Map<String, Object> point = new LinkedHashMap<>();
          point.put("snr", ratio);
          point.putAll(noisy.toMap());
          points.add(point);
        });
    if (!points.isEmpty()) {
      facts.put("noise", points);
    }
    return facts;
  }

  private static String inWords(Fold fold) {
    return fold.evaluation().running()
        ? EvaluationText.inWords(fold.evaluation().wordErrors())
        : EvaluationText.inWords(fold.score());
  }
}
