package io.nicebeach.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.data.synth.ComputedSounds;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.matrix.Threads;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.Backend;
import io.nicebeach.network.Learner;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.OptimizerSettings;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.TrainingDivergedException;
import io.nicebeach.plain.PlainBackend;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.settings.Json;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
  private static final int EPOCHS = 4;
  private static final String RECIPE =
      """
      features: {kind: log-mel, mel: {bands: 10}}
      normalization: {kind: standard}
      network:
        - context: {frames: 3, stride: 2}
        - dense: {units: 12}
        - relu
        - pool: {kind: mean-max}
        - dropout: {rate: 0.1}
        - dense: {units: classes}
      objective: {kind: cross-entropy}
      optimizer: {kind: adamw, weightDecay: 0.01}
      learningRate: {rate: 0.02}
      training: {epochs: 4, batchSize: 8, developmentShare: 0.25}
      augmentation:
        shift: {seconds: 0.02}
        gain: {}
        time-mask: {}
      """;

  @TempDir Path folder;
  private Corpus corpus = Corpus.of("none", Path.of(""), List.of());
  private Split split = new Split("none", List.of(), List.of(), List.of(), List.of());

  @BeforeEach
  void record() throws IOException {
    corpus = Tones.corpus(folder.resolve("tones"), 6, 2);
    split = Splits.testingOn(corpus, List.of("speaker5"));
  }

  // ---- What is learnt ----

  @Test
  void learnsAHandfulByHeart() throws IOException {
    Split handful = Splits.named("all", corpus, 1);
    handful = new Split("handful", handful.test(), List.of(), List.of(), List.of());
    Recipe recipe = recipe("training.epochs=15", "training.developmentShare=0", "augmentation=");
    Model model = trainer(recipe, 1).train(corpus, handful, run("a"), false);
    Recognizer recognizer = Recognizer.of(model);
    for (Utterance utterance : corpus.utterances()) {
      assertThat(recognizer.recognize(utterance.file()).text()).isEqualTo(utterance.text());
    }
  }

  @Test
  void computedSoundsAreLearntAsSilence() throws IOException {
    Recipe recipe = recipe("training.epochs=40", "data.sounds={share: 0.3, ofEachKind: 3}");
    Model model = trainer(recipe, 1).train(corpus, split, run("a"), false);
    assertThat(model.alphabet().tokens()).contains("_silence_");
    Recognizer recognizer = Recognizer.of(model);
    List<Utterance> sounds = ComputedSounds.of(2, 99).utterances();
    int refused = 0;
    for (Utterance sound : sounds) {
      refused += recognizer.recognize(sound.sound()).isAccepted() ? 0 : 1;
    }
    assertThat(refused).as("of %d sounds", sounds.size()).isGreaterThan(sounds.size() * 3 / 4);
    for (Utterance utterance : split.test()) {
      assertThat(recognizer.recognize(utterance.file()).text()).isEqualTo(utterance.text());
    }
    assertThat(model.provenance().toString()).contains("name=sounds", "utterances=33");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.sounds.share=0.1", "data.nonwords.share=0.1"})
  void thereAreNoSoundsForFeaturesThatWereMadeElsewhere(String setting) throws IOException {
    Recipe recipe = recipe("features={kind: cepstra}", setting);
    assertThatThrownBy(() -> trainer(recipe, 1).train(corpus, split, run("a"), false))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("set data.sounds.share=0 and data.nonwords.share=0");
  }

  @Test
  void confidenceIsThatOfUseWhereNonwordsAreLearnt() throws IOException {
    Recipe recipe = recipe("data.nonwords={share: 0.3, fewestRecordings: 2}");
    Model model = trainer(recipe, 1).train(corpus, split, run("a"), false);
    assertThat(model.alphabet().tokens()).contains("_high-low_", "_backwards-high_");
    assertThat(model.acceptance()).isEqualTo(Acceptance.usual(model.alphabet(), 0.3));
    assertThat(model.provenance().toString())
        .as("nonwords are no recordings")
        .contains("training=18, development=12,");
  }

  @Test
  void ofRareWordsNoNonwordsAreMade() throws IOException {
    Recipe recipe = recipe("data.nonwords={share: 0.3, fewestRecordings: 1000}");
    Model model = trainer(recipe, 1).train(corpus, split, run("a"), false);
    assertThat(model.alphabet().tokens()).noneMatch(Alphabet::isNoWord);
    assertThat(model.acceptance()).isEqualTo(Acceptance.usual(model.alphabet()));
    TrainingData data = TrainingData.of(corpus, split);
    assertThat(trainer(recipe, 1).prepare(data).warnings())
        .singleElement()
        .asString()
        .contains("no nonwords are learnt", "no word has 1000 recordings");
    assertThat(trainer(recipe(), 1).prepare(data).warnings()).isEmpty();
  }

  @Test
  void toldToKeepTheLastItKeepsTheLast() throws IOException {
    Model model = trainer(recipe("training.keep=last"), 1).train(corpus, split, run("a"), false);
    assertThat(model.provenance().get("epoch")).isEqualTo(EPOCHS);
  }

  @Test
  void aModelsWeightsAreAsPreciseAsTheRecipeSays() throws IOException {
    Model single = trainer(recipe(), 1).train(corpus, split, run("a"), false);
    Recipe recipe = recipe("training.precision=byte");
    Model rounded = trainer(recipe, 1).train(corpus, split, run("b"), false);
    assertThat(bytes(rounded)).hasSizeLessThan(bytes(single).length);
    Model expected = rounded.withParameters(single.parameters().rounded(Parameters.Precision.BYTE));
    assertThat(bytes(rounded)).isEqualTo(bytes(expected));
  }

  @Test
  void losesPatience() throws IOException {
    // At this rate the second epoch's development loss is above the first's, and the third's too.
    Recipe hasty = recipe("training.epochs=30", "training.patience=2", "learningRate.rate=3");
    Model model = trainer(hasty, 1).train(corpus, split, run("a"), false);
    int kept = (Integer) model.provenance().get("epoch");
    assertThat(kept).isLessThan(28);
    assertThat(run("a").events()).hasSize(kept + 2);
  }

  @Test
  void keepsTheBestEpoch() throws IOException {
    List<EpochReport> reports = new ArrayList<>();
    List<Integer> best = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport report, boolean isBest) {
            reports.add(report);
            if (isBest) {
              best.add(report.epoch());
            }
          }
        };
    Model model = trainer(recipe(), 3, listener).train(corpus, split, run("a"), false);
    int kept = (Integer) model.provenance().get("epoch");
    assertThat(best).startsWith(1).endsWith(kept);
    for (EpochReport report : reports) {
      assertThat(report.epoch() != kept && report.isBetterThan(reports.get(kept - 1))).isFalse();
    }
  }

  @Test
  void theDevelopmentLossIsAMeanHoweverABatchIsReduced() throws IOException {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochEnded(EpochReport report, boolean isBest) {
            losses.add(report.developmentLoss());
          }
        };
    for (String reduction : List.of("mean", "sum")) {
      Recipe idle =
          recipe("training.epochs=1", "learningRate.rate=1e-9", "objective.reduction=" + reduction);
      trainer(idle, 1, listener).train(corpus, split, run(reduction), false);
    }
    assertThat(losses.get(1)).isCloseTo(losses.get(0), within(1e-6));
  }

  @Test
  void theModelSaysWhereItComesFrom() throws IOException {
    Model model = trainer(recipe(), 7).train(corpus, split, run("a"), false);
    Map<String, ?> provenance = model.provenance();
    assertThat(provenance.get("recipe")).isEqualTo("tiny");
    assertThat(provenance.get("seed")).isEqualTo(7L);
    assertThat(provenance.get("settings")).isEqualTo(recipe().tree());
    Split parts = split.withDevelopment(0.25, 7, Units.WHOLE);
    Map<?, ?> data = (Map<?, ?>) provenance.get("data");
    assertThat(data.get("sha256")).isEqualTo(Fingerprint.of(parts.train()));
    assertThat(data.get("developmentSha256")).isEqualTo(Fingerprint.of(parts.development()));
    assertThat(data.get("training")).isEqualTo(parts.train().size());

    String settings = Files.readString(run("a").file("settings.json"));
    Map<String, ?> written = Json.parseObject("settings", settings);
    assertThat(((Map<?, ?>) written.get("data")).get("sha256")).isEqualTo(data.get("sha256"));
    assertThat(Json.write(written.get("settings"))).isEqualTo(Json.write(recipe().tree()));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDevelopmentPartIsOfSpeakersOfItsOwn(long seed) {
    Split parts = split.withDevelopment(0.25, seed, Units.WHOLE);
    List<String> development = Corpus.speakers(parts.development());
    assertThat(development).isNotEmpty().doesNotContain("speaker5");
    assertThat(Corpus.speakers(parts.train())).doesNotContainAnyElementsOf(development);
    assertThat(parts.warnings()).isEmpty();
  }

  /** A development part of the only speaker who says a word would leave the word unlearnt. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theDevelopmentPartTakesNoLabelAway(long seed) throws IOException {
    List<Utterance> utterances = new ArrayList<>(split.train());
    Path file = Tones.write(folder.resolve("tones/rare.wav"), 3500, 99);
    utterances.add(new Utterance(file, "rare", "speaker" + seed % 5));
    Split withRare = new Split("rare", utterances, List.of(), List.of(), List.of());
    assertThat(withRare.withDevelopment(0.25, seed, Units.WHOLE).labels())
        .contains("rare")
        .hasSize(4);
  }

  // ---- The same bytes ----

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    byte[] first = bytes(trainer(recipe(), 1).train(corpus, split, run("a"), false));
    byte[] second = bytes(trainer(recipe(), 1).train(corpus, split, run("b"), false));
    byte[] other = bytes(trainer(recipe(), 2).train(corpus, split, run("c"), false));
    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBytes() throws Exception {
    Recipe wide = recipe("training.epochs=2", "network=" + WIDE);
    byte[] expected = bytes(trainer(wide, 1).train(corpus, split, run("a"), false));
    int before = Threads.limit();
    ForkJoinPool lone = new ForkJoinPool(1);
    try {
      Trainer trainer = trainer(wide, 1);
      for (int threads : new int[] {1, 3, 8}) {
        Threads.limit(threads);
        RunFolder run = run("threads" + threads);
        Model model = lone.submit(() -> trainer.train(corpus, split, run, false)).get();
        assertThat(bytes(model)).as("%d threads", threads).isEqualTo(expected);
      }
    } finally {
      Threads.limit(before);
      lone.shutdown();
    }
  }

  /** Layers that are wide enough for their products to be shared among threads. */
  private static final String WIDE =
      "[{context: {frames: 5}}, {dense: {units: 128}}, relu, {dense: {units: 128}}, relu,"
          + " {pool: {kind: mean-max}}, {dense: {units: classes}}]";

  // ---- Stopped and gone on with ----

  /** The training is stopped in the given epoch, after so many of its steps or at its end. */
  @ParameterizedTest(name = "in epoch {0} after step {1}")
  @CsvSource({"1, 0", "1, 2", "1, -1", "2, 1", "2, -1", "3, 3", "3, -1", "4, 2", "4, -1"})
  void goesOnAsIfItHadNeverStopped(int epoch, int step) throws IOException {
    RunFolder whole = run("whole");
    byte[] expected = bytes(trainer(recipe(), 1).train(corpus, split, whole, false));
    RunFolder stopped = run("stopped");
    Kill kill = new Kill(epoch, step);
    assertThatThrownBy(() -> trainer(recipe(), 1, kill).train(corpus, split, stopped, false))
        .isInstanceOf(Killed.class);
    byte[] resumed = bytes(trainer(recipe(), 1).train(corpus, split, stopped, true));
    assertThat(resumed).isEqualTo(expected);
    assertSameLog(stopped, whole);
  }

  @Test
  void goesOnAgainAndAgain() throws IOException {
    RunFolder whole = run("whole");
    byte[] expected = bytes(trainer(recipe(), 1).train(corpus, split, whole, false));
    RunFolder stopped = run("stopped");
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      Kill kill = new Kill(epoch, -1);
      assertThatThrownBy(() -> trainer(recipe(), 1, kill).train(corpus, split, stopped, true))
          .isInstanceOf(Killed.class);
    }
    assertThat(bytes(trainer(recipe(), 1).train(corpus, split, stopped, true))).isEqualTo(expected);
    assertThat(bytes(trainer(recipe(), 1).train(corpus, split, stopped, true))).isEqualTo(expected);
    assertSameLog(stopped, whole);
  }

  /** A process may die between writing the checkpoint and the log, or while it writes the log. */
  @ParameterizedTest
  @ValueSource(
      strings = {"", "{\"epoch\":2,\"ste", "\u0000\u0000", "{\"epoch\":1}\n{\"epoch\":9}\n"})
  void theLogIsWholeWhateverWasLeftOfIt(String left) throws IOException {
    RunFolder whole = run("whole");
    trainer(recipe(), 1).train(corpus, split, whole, false);
    RunFolder stopped = run("stopped");
    assertThatThrownBy(
            () -> trainer(recipe(), 1, new Kill(2, -1)).train(corpus, split, stopped, false))
        .isInstanceOf(Killed.class);
    Path log = stopped.file("log.jsonl");
    List<String> lines = Files.readAllLines(log);
    assertThat(lines).hasSize(2);
    Files.writeString(log, lines.get(0) + "\n" + left);
    trainer(recipe(), 1).train(corpus, split, stopped, true);
    assertSameLog(stopped, whole);
  }

  @Test
  void startingAnewForgetsTheLastTraining() throws IOException {
    RunFolder run = run("a");
    trainer(recipe(), 1).train(corpus, split, run, false);
    assertThatThrownBy(() -> trainer(recipe(), 1, new Kill(1, 1)).train(corpus, split, run, false))
        .isInstanceOf(Killed.class);
    assertThat(run.checkpoint()).doesNotExist();
    assertThat(run.events()).isEmpty();
    trainer(recipe(), 1).train(corpus, split, run, true);
    assertThat(run.events()).hasSize(EPOCHS);
  }

  @Test
  void leavesNothingButItsFiles() throws IOException {
    RunFolder run = run("a");
    trainer(recipe(), 1).train(corpus, split, run, false);
    try (var files = Files.list(run.path())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("settings.json", "log.jsonl", "checkpoint.safetensors");
    }
  }

  @Test
  void refusesToGoOnWithOtherSettingsSeedOrData() throws IOException {
    RunFolder run = run("a");
    trainer(recipe(), 1).train(corpus, split, run, false);
    String settings = Files.readString(run.file("settings.json"));
    byte[] checkpoint = Files.readAllBytes(run.checkpoint());

    assertRefused(recipe("learningRate.rate=0.01"), 1, split, "'settings.learningRate.rate'");
    assertRefused(recipe("training.epochs=5"), 1, split, "'settings.training.epochs'");
    assertRefused(recipe(), 2, split, "'seed' was 1 and is now 2");
    Split other = Splits.testingOn(corpus, List.of("speaker0"));
    assertRefused(recipe(), 1, other, "'data.");
    for (List<Utterance> part :
        List.of(
            split.withDevelopment(0.25, 1, Units.WHOLE).train(),
            split.withDevelopment(0.25, 1, Units.WHOLE).development())) {
      Path file = part.get(0).file();
      byte[] before = Files.readAllBytes(file);
      Tones.write(file, 500, 1234);
      assertRefused(recipe(), 1, split, "ha256'");
      Files.write(file, before);
    }

    assertThat(run.file("settings.json")).hasContent(settings);
    assertThat(run.checkpoint()).hasBinaryContent(checkpoint);
    assertThat(run.events()).hasSize(EPOCHS);
  }

  private void assertRefused(Recipe recipe, long seed, Split parts, String difference) {
    assertThatThrownBy(() -> trainer(recipe, seed).train(corpus, parts, run("a"), true))
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining(run("a").checkpoint().toString())
        .hasMessageContaining("other settings or data")
        .hasMessageContaining(difference)
        .hasMessageContaining("--force");
  }

  @Test
  void theOrderOfOverridesDoesNotMatter() throws IOException {
    String rate = "learningRate.rate=0.01";
    String decay = "learningRate.warmUp=0.2";
    RunFolder run = run("a");
    trainer(recipe(rate, decay), 1).train(corpus, split, run, false);
    trainer(recipe(decay, rate), 1).train(corpus, split, run, true);
    assertThat(run.events()).hasSize(EPOCHS);
  }

  @Test
  void tellsADamagedCheckpoint() throws IOException {
    RunFolder run = run("a");
    Model model = trainer(recipe(), 1).train(corpus, split, run, false);
    byte[] good = Files.readAllBytes(run.checkpoint());
    String text = new String(good, StandardCharsets.ISO_8859_1);
    assertDamaged(run, new byte[0]);
    assertDamaged(run, "no checkpoint".getBytes(StandardCharsets.UTF_8));
    for (int length = 10; length < good.length; length += good.length / 50) {
      assertDamaged(run, Arrays.copyOf(good, length));
    }
    for (String part :
        List.of("\"best\":\"", "\"epochs\":\"", "learner.weight/", "learner.steps", "best.1")) {
      assertThat(text).contains(part);
      String spoilt = text.replaceFirst(part, part.replace("e", "x"));
      assertDamaged(run, spoilt.getBytes(StandardCharsets.ISO_8859_1));
    }
    ByteArrayOutputStream noCheckpoint = new ByteArrayOutputStream();
    ModelFile.write(model, noCheckpoint);
    assertDamaged(run, noCheckpoint.toByteArray());
  }

  private void assertDamaged(RunFolder run, byte[] content) throws IOException {
    Files.write(run.checkpoint(), content);
    assertThatThrownBy(() -> trainer(recipe(), 1).train(corpus, split, run, true))
        .isInstanceOf(ResumeException.class)
        .hasMessageContaining(run.checkpoint().toString())
        .hasMessageContaining("it is damaged; start anew with --force");
    assertThat(run.checkpoint()).hasBinaryContent(content);
  }

  // ---- What cannot be trained ----

  @Test
  void refusesWhatNothingCanBeLearntFrom() {
    List<Utterance> all = corpus.utterances();
    Split oneClass = part(all.stream().filter(u -> u.text().equals("low")).toList());
    assertUntrainable(oneClass, "have the one label 'low'");
    assertUntrainable(part(all.subList(0, 1)), "all 1 training recordings have the one label");
    assertUntrainable(part(List.of()), "leaves nothing to train on");
  }

  private void assertUntrainable(Split parts, String complaint) {
    assertThatThrownBy(() -> trainer(recipe(), 1).train(corpus, parts, run("a"), false))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(corpus.root().toString())
        .hasMessageContaining(complaint);
    assertThat(run("a").path()).doesNotExist();
  }

  @Test
  void twoUtterancesAreEnough() throws IOException {
    List<Utterance> two = List.of(split.train().get(0), split.train().get(2));
    Model model = trainer(recipe(), 1).train(corpus, part(two), run("a"), false);
    assertThat(model.alphabet().tokens()).containsExactly("high", "low");
    assertThat(model.provenance().get("epoch")).isEqualTo(EPOCHS);
    assertThat(run("a").events()).hasSize(EPOCHS).noneMatch(e -> e.containsKey("developmentLoss"));
  }

  @Test
  void namesTheRecordingThatIsNone() throws IOException {
    Path file = split.train().get(4).file();
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> trainer(recipe(), 1).train(corpus, split, run("a"), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("is empty");
    assertThat(run("a").path()).doesNotExist();
  }

  @Test
  void refusesANetworkWithOtherOutputsThanLabels() {
    assertThatThrownBy(
            () ->
                trainer(recipe("network=[{pool: {kind: max}}, {dense: {units: 5}}]"), 1)
                    .train(corpus, split, run("a"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("puts out 5 numbers but there are 3 labels");
  }

  @Test
  void namesAFolderThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "a file");
    assertThatThrownBy(() -> trainer(recipe(), 1).train(corpus, split, new RunFolder(file), false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file + " is no folder");
    assertThat(file).hasContent("a file");
  }

  /** The rate is absurd from the first step, or once the warm-up has brought it there. */
  @ParameterizedTest
  @CsvSource({"1e30, 0", "1e30, 0.25", "3e38, 0.5", "1e300, 0.25"})
  void namesTheStepThatDiverged(double rate, double developmentShare) throws IOException {
    Recipe absurd =
        recipe(
            "optimizer={kind: sgd}",
            "learningRate={rate: " + rate + ", schedule: decay}",
            "training.developmentShare=" + developmentShare);
    assertThatThrownBy(() -> trainer(absurd, 1).train(corpus, split, run("a"), false))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageMatching("(?s)step \\d+: .*lower learning rate.*");
  }

  /** One epoch is fine, then a step goes astray, the second epoch's first or last one. */
  @ParameterizedTest
  @CsvSource({"4, 0.25", "6, 0.25", "5, 0", "8, 0"})
  void keepsTheLastGoodCheckpoint(int step, double developmentShare) throws IOException {
    Recipe recipe = recipe("training.developmentShare=" + developmentShare);
    byte[] expected = bytes(trainer(recipe, 1).train(corpus, split, run("whole"), false));
    RunFolder run = run("astray");
    Trainer astray = new Trainer(recipe, new Astray(step), 1, TrainingListener.NONE);
    assertThatThrownBy(() -> astray.train(corpus, split, run, false))
        .isInstanceOf(TrainingDivergedException.class)
        .hasMessageMatching("(?s)step (%d|%d): .*".formatted(step, step + 1));
    assertThat(Checkpoint.read(run.checkpoint()).epochs()).hasSize(1);
    assertThat(run.events()).hasSize(1);
    assertThat(bytes(trainer(recipe, 1).train(corpus, split, run, true))).isEqualTo(expected);
  }

  /** The plain backend, but at one step the learning rate is beyond single precision. */
  private record Astray(int step) implements Backend {
    @Override
    public String name() {
      return "plain";
    }

    @Override
    public Learner learner(
        NetworkSpec network,
        Parameters initial,
        Objective objective,
        OptimizerSettings optimizer,
        long seed) {
      Learner plain = new PlainBackend().learner(network, initial, objective, optimizer, seed);
      AtomicInteger steps = new AtomicInteger();
      InvocationHandler handler =
          (proxy, method, arguments) -> {
            if (method.getName().equals("step") && steps.incrementAndGet() == step) {
              arguments[2] = 1e60;
            }
            try {
              return method.invoke(plain, arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause();
            }
          };
      return (Learner)
          Proxy.newProxyInstance(
              Learner.class.getClassLoader(), new Class<?>[] {Learner.class}, handler);
    }
  }

  // ---- Helpers ----

  /** Stops a training as a signal would. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Kill implements TrainingListener {
    private final int epoch;
    private final int step;
    private int epochsEnded;
    private int stepsInEpoch;

    /**
     * @param step -1: at the epoch's end
     */
    Kill(int epoch, int step) {
      this.epoch = epoch;
      this.step = step;
    }

    @Override
    public void started(int training, int development, int epochsDone) {
      epochsEnded = epochsDone;
      kill(epochsEnded == epoch - 1 && step == 0);
    }

    @Override
    public void stepped(long done, long total, double loss) {
      stepsInEpoch++;
      kill(epochsEnded == epoch - 1 && stepsInEpoch == step);
    }

    @Override
    public void epochEnded(EpochReport report, boolean best) {
      epochsEnded++;
      stepsInEpoch = 0;
      kill(epochsEnded == epoch && step < 0);
    }

    private static void kill(boolean now) {
      if (now) {
        throw new Killed();
      }
    }
  }

  private static void assertSameLog(RunFolder actual, RunFolder expected) throws IOException {
    assertThat(untimed(actual.events())).isEqualTo(untimed(expected.events())).hasSize(EPOCHS);
  }

  private static List<Map<String, Object>> untimed(List<Map<String, Object>> events) {
    events.forEach(event -> event.keySet().removeAll(List.of("seconds", "waitSeconds")));
    return events;
  }

  private static Split part(List<Utterance> training) {
    return new Split("some", training, List.of(), List.of(), List.of());
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private Recipe recipe(String... overrides) throws IOException {
    Path file = folder.resolve("tiny.yaml");
    Files.writeString(file, RECIPE, StandardOpenOption.CREATE);
    return Recipes.read(file.toString(), List.of(overrides));
  }

  private static Trainer trainer(Recipe recipe, long seed) {
    return trainer(recipe, seed, TrainingListener.NONE);
  }

  private static Trainer trainer(Recipe recipe, long seed, TrainingListener listener) {
    return new Trainer(recipe, new PlainBackend(), seed, listener);
  }

  private static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }
}
