package io.nicebeach.cli.train;

import io.nicebeach.cli.console.OutputFile;
import io.nicebeach.cli.console.Version;
import io.nicebeach.cli.evaluate.AcceptanceFit;
import io.nicebeach.cli.evaluate.DetectionReport;
import io.nicebeach.cli.evaluate.DetectionTest;
import io.nicebeach.cli.evaluate.Mistakes;
import io.nicebeach.cli.evaluate.NoiseOptions;
import io.nicebeach.cli.evaluate.Tester;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.evaluate.Confusion;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.model.AtomicFile;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Backend;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.SpeechDetector;
import io.nicebeach.report.RunReport;
import io.nicebeach.report.RunReport.Epoch;
import io.nicebeach.report.draw.Theme;
import io.nicebeach.report.page.ReportPage;
import io.nicebeach.report.picture.Pictures;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.Settings;
import io.nicebeach.train.Recipe;
import io.nicebeach.train.RunFolder;
import io.nicebeach.train.Trainer;
import io.nicebeach.train.TrainingMaterial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From recordings to a model that is tested and reported on: trains, tests on the part set apart,
 * writes the model, {@code evaluation.json}, the pictures and {@code report.html}.
 */
final class TrainingRun {
  /** A picture of more words, at two points each, would fit no screen. */
  private static final int MOST_CONFUSED = 1000;

  private final Recipe recipe;
  private final Backend backend;
  private final TrainingData data;
  private final Split split;
  private final long seed;
  private final Path modelFile;
  private final RunFolder folder;
  private final PrintWriter err;

  TrainingRun(
      Recipe recipe,
      Backend backend,
      TrainingData data,
      long seed,
      Path modelFile,
      PrintWriter err) {
    this.recipe = recipe;
    this.backend = backend;
    this.data = data;
    this.split = data.split();
    this.seed = seed;
    this.modelFile = modelFile;
    this.folder = RunFolder.beside(modelFile);
    this.err = err;
  }

  /**
   * What came out.
   *
   * @param trained what the model makes of its training part, if the recipe wants it listed
   * @param tested the outcome on the test part; empty if the split has none
   * @param report the page that tells all; the run's folder where nothing was tested
   */
  record Result(
      Model model, Optional<Evaluation> trained, Optional<Evaluation> tested, Path report) {}

  /**
   * Makes sure, before hours are spent, that the model may be written where it is wanted.
   *
   * @throws IOException if something is there that may not be touched, or nothing can be written
   */
  void claimOutput(EarlierRun earlier) throws IOException {
    boolean goesOn = earlier.resume() && Files.exists(folder.file("checkpoint.safetensors"));
    new OutputFile(modelFile, earlier.force() || goesOn).check();
    earlier.claim(folder.path());
  }

  Result run(boolean resume, TrainingProgress progress) throws IOException {
    try (progress) {
      progress.note("Reading %,d recordings ...".formatted(data.utterances()));
      Tester.requireReadable(split.test(), recipe.features());
      Trainer trainer = new Trainer(recipe, backend, seed, progress);
      TrainingMaterial material = trainer.prepare(data);
      Split heard = heard(material);
      Stream.concat(heard.warnings().stream(), material.warnings().stream())
          .forEach(warning -> err.println("warning: " + warning));
      Model trained = judging(trainer.train(material, folder, resume), material);
      if (resume && Files.exists(modelFile)) {
        requireSameTraining(trained);
      }
      progress.note("Testing ...");
      return tested(trained, heard);
    }
  }

  /**
   * The split with all that is trained on: extra corpora may hold voices that are tested, and then
   * the figures say less than they seem to.
   */
  private Split heard(TrainingMaterial material) {
    Split parts = material.parts();
    List<String> warnings = new ArrayList<>(split.warnings());
    split.leak().ifPresent(warnings::remove);
    material.leak().ifPresent(warnings::add);
    return new Split(split.name(), parts.train(), parts.development(), split.test(), warnings);
  }

  /** The model with confidence and threshold fitted, if the recipe says so. */
  private Model judging(Model trained, TrainingMaterial material) throws IOException {
    if (recipe.acceptance().accept().isEmpty()) {
      return trained;
    }
    List<Utterance> strangers = material.strangers();
    if (strangers.isEmpty()) {
      err.println("warning: no development part of its own speakers to fit the confidence to");
      return trained;
    }
    return AcceptanceFit.fitted(trained, strangers, recipe.acceptance().accept().getAsDouble());
  }

  /** Saves the model with how well it does, and the report. */
  private Result tested(Model trained, Split heard) throws IOException {
    return recipe.labelsFrames()
        ? testedByFrames(trained, heard)
        : testedByUtterances(trained, heard);
  }

  /** What labels frames is tested on the test part as it was recorded. */
  private Result testedByFrames(Model trained, Split heard) throws IOException {
    Model model = withVersions(trained);
    if (!split.test().isEmpty()) {
      DetectionTest test = new DetectionTest(SpeechDetector.of(trained));
      DetectionReport report = test.run(split.test(), new NoiseOptions(), seed);
      write("evaluation.json", Json.writePretty(report.toMap()));
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("split", split.name());
      facts.put("warnings", heard.warnings());
      facts.putAll(report.asRecorded());
      model = model.with("tested", facts);
    }
    ModelFile.write(model, modelFile);
    return new Result(model, Optional.empty(), Optional.empty(), folder.path());
  }

  private Result testedByUtterances(Model trained, Split heard) throws IOException {
    Recognizer recognizer = LearntLanguage.recognizer(trained, split, folder);
    Optional<Evaluation> tested = test(recognizer, split.test());
    Model model = withFacts(trained, tested, heard);
    ModelFile.write(model, modelFile);
    if (tested.isPresent()) {
      report(model, recognizer, tested.get(), heard);
    }
    Optional<Evaluation> training =
        recipe.training().listing() ? test(recognizer, split.train()) : Optional.empty();
    Path report = tested.isPresent() ? folder.file("report.html") : folder.path();
    return new Result(model, training, tested, report);
  }

  /** A finished training is gone on with without harm, but not in the place of another's model. */
  private void requireSameTraining(Model trained) throws IOException {
    Map<String, ?> there = ModelFile.read(modelFile).provenance();
    for (Map.Entry<String, ?> fact : trained.provenance().entrySet()) {
      if (!Json.write(fact.getValue()).equals(Json.write(there.get(fact.getKey())))) {
        throw new FileAlreadyExistsException(
            modelFile.toString(),
            null,
            "holds the model of another training; move it away or give another name");
      }
    }
  }

  private static Optional<Evaluation> test(Recognizer recognizer, List<Utterance> part)
      throws IOException {
    return part.isEmpty() ? Optional.empty() : Optional.of(Tester.test(recognizer, part));
  }

  private static Model withVersions(Model trained) {
    Map<String, Object> versions = new LinkedHashMap<>();
    versions.put("nicebeach", Version.nicebeach());
    versions.put("java", Version.java());
    return trained.with("versions", versions);
  }

  private Model withFacts(Model trained, Optional<Evaluation> tested, Split heard) {
    Model model = withVersions(trained);
    if (tested.isEmpty()) {
      return model;
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("split", split.name());
    facts.put("warnings", heard.warnings());
    facts.putAll(tested.get().score().toMap());
    if (tested.get().running()) {
      facts.put("wer", tested.get().wordErrors().rate());
    }
    return model.with("tested", facts);
  }

  private void report(Model model, Recognizer recognizer, Evaluation evaluation, Split heard)
      throws IOException {
    write("evaluation.json", Json.writePretty(evaluation.toMap()));
    List<Epoch> epochs = epochs();
    int bestEpoch = Settings.of("model", model.provenance()).integer("epoch");
    ReportPage.write(
        new RunReport(
            modelFile.getFileName().toString(),
            "Recipe " + recipe.name() + " on " + data.corpus().name() + ", seed " + seed,
            epochs,
            bestEpoch,
            evaluation,
            Optional.empty(),
            Map.of(),
            Map.of(),
            inASentence(evaluation, heard),
            Mistakes.of(recognizer, evaluation),
            model.provenance()),
        folder.file("report.html"));
    Optional<String> problem = Pictures.problem();
    if (problem.isPresent()) {
      err.println("warning: " + problem.get());
      return;
    }
    Pictures.write(
        Pictures.learningCurves(epochs, bestEpoch, Theme.LIGHT),
        folder.file("learning-curves.png"));
    Confusion confusion = evaluation.confusion();
    if (confusion.labels().size() <= MOST_CONFUSED) {
      Pictures.write(Pictures.confusion(confusion, Theme.LIGHT), folder.file("confusion.png"));
    }
  }

  private void write(String name, String text) throws IOException {
    AtomicFile.write(folder.file(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Epoch> epochs() throws IOException {
    List<Epoch> epochs = new ArrayList<>();
    for (Map<String, ?> event : folder.events()) {
      Settings logged = Settings.of("log", event);
      epochs.add(
          new Epoch(
              logged.integer("epoch"),
              logged.number("trainingLoss"),
              logged.number("developmentLoss", Double.NaN),
              logged.number("developmentAccuracy", Double.NaN),
              logged.number("developmentErrorRate", Double.NaN),
              logged.number("learningRate"),
              logged.number("seconds", Double.NaN)));
    }
    return epochs;
  }

  private static String inASentence(Evaluation evaluation, Split heard) {
    return "Tested on %d recordings of %s (split %s)."
        .formatted(
            evaluation.score().total(),
            voices(evaluation.perSpeaker().keySet(), heard),
            heard.name());
  }

  private static String voices(Set<String> speakers, Split heard) {
    if (speakers.contains("")) {
      return "speakers who are not known and may be trained on too";
    }
    String count = speakers.size() == 1 ? "one speaker" : speakers.size() + " speakers";
    return heard.sharedSpeakers().isEmpty()
        ? count + ", never trained on"
        : count + ", of whom other recordings were trained on";
  }
}
