package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.model.ModelFile;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path folder;
  private Path corpus;
  private Path model;

  @BeforeEach
  void record() throws IOException {
    corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 4);
    model = folder.resolve("models").resolve("tones.safetensors");
  }

  private CommandRun train(String... options) {
    return trainOn(corpus, options);
  }

  private CommandRun trainOn(Path data, String... options) {
    Object[] fixed = {
      "train",
      "--data",
      data,
      "--out",
      model,
      "--set=training.epochs=3",
      "--set=data.sounds.share=0"
    };
    return CommandRun.of(Stream.concat(Stream.of(fixed), Stream.of(options)).toArray());
  }

  private Path run(String name) {
    return model.resolveSibling("tones.run").resolve(name);
  }

  @Test
  void leavesTheModelAndAFolderThatTellsAll() throws IOException {
    CommandRun run = train();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Accuracy", "95 % interval", "By class", "split speaker")
        .contains("Model      " + model, run("report.html").toString(), "transcribe --model")
        .contains("Or         nicebeach teach --from " + corpus);
    assertThat(model).exists();
    try (Stream<Path> files = Files.list(run("."))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "settings.json",
              "log.jsonl",
              "checkpoint.safetensors",
              "evaluation.json",
              "learning-curves.png",
              "confusion.png",
              "report.html");
    }
    assertThat(Json.parseObject("settings", Files.readString(run("settings.json"))))
        .containsKeys("recipe", "settings", "seed", "data");
    assertThat(Files.readAllLines(run("log.jsonl")))
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(Json.parseObject("log", line)).containsKeys("epoch", "trainingLoss"));
    assertThat(Json.parseObject("evaluation", Files.readString(run("evaluation.json"))))
        .containsKeys("accuracy", "correct", "total", "interval", "perSpeaker", "confusion");
    assertThat(ImageIO.read(run("confusion.png").toFile()).getWidth()).isPositive();
    assertThat(ImageIO.read(run("learning-curves.png").toFile()).getWidth()).isPositive();
    assertThat(run("report.html")).content().contains("tones.safetensors", "</html>");
  }

  @Test
  void ofTooFewRecordingsNothingIsTestedAndNoReportTold() throws IOException {
    corpus = TinyCorpus.write(folder.resolve("few"), List.of("ann"), 2);
    CommandRun run = train();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: too few recordings", "nothing is tested");
    assertThat(run.out()).contains("Log        " + run("")).doesNotContain("report.html");
    assertThat(run("report.html")).doesNotExist();
    assertThat(CommandRun.of("inspect", model).out()).containsPattern("Tested +never");
  }

  @Test
  void learnsFromExtraCorporaTooAndTellsSo() throws IOException {
    Path extra =
        TinyCorpus.write(
            folder.resolve("extra"), List.of("high", "low", "other"), List.of("dan", "eve"), 2);

    CommandRun run = train("--extra", extra + "=0.25", "--split", "speaker=ann");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, ?> settings = Json.parseObject("s", Files.readString(run("settings.json")));
    assertThat(((Map<?, ?>) settings.get("data")).get("sources").toString())
        .contains("name=corpus", "name=extra, share=0.25, utterances=8, speakers=2, dropped=4");
    assertThat(Files.readString(run("log.jsonl"))).contains("waitSeconds");
  }

  @Test
  void wordsToBeTestedOnAreWithheldFromEveryExtraCorpus() throws IOException {
    List<String> words = List.of("other", "odd", "high");
    Path extra = TinyCorpus.write(folder.resolve("extra"), words, List.of("dan", "eve"), 2);
    String extras = "--set=data.extras=[{path: '" + extra + "', share: 0.2, as: _*_}]";

    CommandRun run = train(extras, "--set=data.withheld=[odd]");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(CommandRun.of("inspect", model).out()).contains("_other_").doesNotContain("_odd_");

    CommandRun misspelled = train(extras, "--set=data.withheld=[od]", "--force");
    assertThat(misspelled.exitCode()).isEqualTo(1);
    assertThat(misspelled.err()).contains("data.withheld: no extra corpus says 'od'");
  }

  @Test
  void corporaInThePlaceOfARecipesNeedNotSayWhatItWithholds() throws IOException {
    Path extra =
        TinyCorpus.write(folder.resolve("extra"), List.of("high", "low"), List.of("dan"), 2);

    CommandRun run = train("--extra", extra.toString(), "--set=data.withheld=[odd, low]");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("warning: data.withheld: no --extra corpus says 'odd', so");
    Map<String, ?> settings = Json.parseObject("s", Files.readString(run("settings.json")));
    assertThat(((Map<?, ?>) settings.get("data")).get("sources").toString())
        .contains("name=extra, share=0.0, utterances=2,");
  }

  @Test
  void tellsOfTestedVoicesThatAnExtraCorpusTrainsOn() throws IOException {
    Path extra =
        TinyCorpus.write(folder.resolve("extra"), List.of("high", "low"), List.of("ann", "eve"), 2);

    CommandRun run = train("--extra", extra.toString(), "--split", "speaker=ann");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String leak = "speakers leak: 1 of 1 test speakers are also trained on";
    assertThat(run.err()).containsOnlyOnce(leak);
    Map<?, ?> tested = (Map<?, ?>) ModelFile.read(model).provenance().get("tested");
    assertThat(tested.get("warnings").toString()).contains(leak);
    assertThat(run("report.html")).content().contains("other recordings were trained on");
  }

  @Test
  void voicesThatLeakTwiceAreWarnedOfOnce() throws IOException {
    Path parts = folder.resolve("corpus/parts.csv");
    StringBuilder rows = new StringBuilder("file_name,transcription,speaker,split\n");
    for (Utterance utterance : Corpora.read(corpus).utterances()) {
      boolean tested =
          utterance.speaker().equals("bob")
              || utterance.speaker().equals("ann") && utterance.name().endsWith("0");
      rows.append(
          "%s,%s,%s,%s\n"
              .formatted(
                  utterance.file().getFileName(),
                  utterance.text(),
                  utterance.speaker(),
                  tested ? "test" : "train"));
    }
    Files.writeString(parts, rows);
    Path extra =
        TinyCorpus.write(folder.resolve("extra"), List.of("high", "low"), List.of("bob"), 2);

    CommandRun run = trainOn(parts, "--extra", extra.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsOnlyOnce("speakers leak")
        .contains(
            "warning: speakers leak: 2 of 2 test speakers are also trained on,"
                + " 1 of them in extra corpora only");
    Map<?, ?> tested = (Map<?, ?>) ModelFile.read(model).provenance().get("tested");
    assertThat((List<?>) tested.get("warnings")).hasSize(1);
  }

  @Test
  void doesNotSayOfUnknownVoicesThatTheyWereNeverTrainedOn() throws IOException {
    Path manifest = folder.resolve("unknown.csv");
    StringBuilder rows = new StringBuilder("file_name,transcription\n");
    for (Utterance utterance : Corpora.read(corpus).utterances()) {
      rows.append(utterance.file().toAbsolutePath() + "," + utterance.text() + "\n");
    }
    Files.writeString(manifest, rows);

    CommandRun run = trainOn(manifest, "--split", "random");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run("report.html"))
        .content()
        .contains("not known and may be trained on too")
        .doesNotContain("never trained on");
  }

  @Test
  void aWordToLearnThatNobodySaysIsWarnedOf() {
    assertThat(train("--set=data.labels=[low, high, hgih]").err())
        .contains("warning: data.labels: nobody says hgih, which will not be learnt");
    assertThat(train("--set=data.labels=[low, high]", "--force").err())
        .doesNotContain("nobody says");
    assertThat(train("--resume", "--force").err()).startsWith("nicebeach: --resume, --force are");
  }

  @Test
  void namesRecordingsThatTheRecipeWantsAndThatAreNotThere() {
    CommandRun run = train("--set=data.extras=[{path: no-such-voices, share: 0.2}]");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no-such-voices", "NICEBEACH_DATA", "--extra");

    CommandRun optional = train("--set=data.extras=[{path: no-such-voices, optional: true}]");
    assertThat(optional.exitCode()).as(optional.err()).isZero();
    assertThat(optional.err()).contains("warning: training without no-such-voices");
  }

  @Test
  void saysThatTheRecipeNamesNoRecordings() {
    CommandRun run = CommandRun.of("train", "--out", model);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--data is missing");
  }

  @Test
  void replacesNothingUnlessForced() throws IOException {
    assertThat(train().exitCode()).isZero();
    byte[] first = Files.readAllBytes(model);

    CommandRun again = train("--seed=2");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains(model.toString(), "exists already", "--force");
    assertThat(model).hasBinaryContent(first);

    assertThat(train("--seed=2", "--force").exitCode()).isZero();
    assertThat(Files.readAllBytes(model)).isNotEqualTo(first);
    assertThat(train("--force").exitCode()).isZero();
    assertThat(model).hasBinaryContent(first);
  }

  @Test
  void resumingAFinishedTrainingChangesNothing() throws IOException {
    assertThat(train("--resume").exitCode()).isZero();
    byte[] first = Files.readAllBytes(model);
    byte[] log = Files.readAllBytes(run("log.jsonl"));

    CommandRun again = train("--resume");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("Finished already, after epoch 3").doesNotContain("Training");
    assertThat(model).hasBinaryContent(first);
    assertThat(run("log.jsonl")).hasBinaryContent(log);
  }

  @Test
  void resumingWithOtherSettingsOrDataIsRefused() throws IOException {
    assertThat(train().exitCode()).isZero();
    byte[] first = Files.readAllBytes(model);

    for (String other :
        new String[] {"--seed=2", "--set=learningRate.rate=0.1", "--split=random"}) {
      CommandRun run = train("--resume", other);
      assertThat(run.exitCode()).as(other).isEqualTo(1);
      assertThat(run.err()).contains("checkpoint.safetensors", "other settings or data", "--force");
    }
    assertThat(model).hasBinaryContent(first);
  }

  @Test
  void resumingDoesNotReplaceAnotherTrainingsModel() throws IOException {
    assertThat(train().exitCode()).isZero();
    Path other = folder.resolve("other.safetensors");
    CommandRun.of("train", "--data", corpus, "--out", other, "--seed=5", "--set=training.epochs=1");
    Files.delete(model);
    Files.copy(other, model);

    CommandRun run = train("--resume");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(model.toString(), "another training");
    assertThat(model).hasSameBinaryContentAs(other);
  }

  @Test
  void thePostsRecipesListTheirRows() {
    CommandRun run = train("--recipe=post-mfcc", "--set=training.passes=1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("TRAINING: ACTUAL -> PREDICTED", "VALIDATION: ACTUAL -> PREDICTED")
        .containsPattern("(?m)^(high|low) -> (high|low)");
  }

  @Test
  void evaluatesAsTheTrainingDid() throws IOException {
    assertThat(train().exitCode()).isZero();
    CommandRun run = CommandRun.of("evaluate", "--model", model, "--data", corpus, "--json");
    CommandRun noPage =
        CommandRun.of("evaluate", "--model", model, "--data", corpus, "--report", folder);
    assertThat(noPage.out()).as("refused before any work").isEmpty();
    assertThat(noPage.err()).contains(folder + ": is a folder").hasLineCount(1);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    Map<String, Object> evaluation = Json.parseObject("out", run.out());
    assertThat(evaluation)
        .containsKeys("accuracy", "correct", "total", "interval", "perSpeaker", "confusion");
    assertThat(Json.parseObject("file", Files.readString(run("evaluation.json"))))
        .isEqualTo(evaluation);
    assertThat(CommandRun.of("evaluate", "--model", model, "--data", corpus).out())
        .contains("Accuracy", "95 % interval", "By class", "high", "low");
  }

  @Test
  void inspectTellsWhatAModelIs() throws IOException {
    assertThat(train("--set=data.sounds={share: 0.1, ofEachKind: 1}").exitCode()).isZero();

    CommandRun text = CommandRun.of("inspect", model);
    assertThat(text.exitCode()).as(text.err()).isZero();
    assertThat(text.out())
        .contains(
            "Knows",
            "high, low",
            "tells them from _backwards-high_, _backwards-low_, _high-low_, _low-high_, _silence_",
            "log-mel",
            "8,000 Hz",
            "dense: units",
            "weights")
        .contains("recipe perceptron, seed 1", "95 % interval", "split speaker", "Java");
    assertThat(text.out().lines()).allMatch(line -> line.length() <= 110);

    Map<String, Object> tree =
        Json.parseObject("out", CommandRun.of("inspect", "--json", model).out());
    assertThat(tree)
        .containsKeys("alphabet", "parameters", "features", "network", "objective", "provenance")
        .containsEntry(
            "alphabet",
            List.of(
                "_backwards-high_",
                "_backwards-low_",
                "_high-low_",
                "_low-high_",
                "_silence_",
                "high",
                "low"));
    assertThat(ModelFile.read(model).acceptance().threshold())
        .as("nonwords 0.3 and sounds 0.1 of the training are more than in use")
        .isEqualTo(0.75);
  }
}
