package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.AudioWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is given wrong is told in a line or two, and nothing is overwritten. */
class BadInputTest {
  @TempDir static Path shared;
  private static Path corpus;
  private static Path model;

  @TempDir Path folder;

  @BeforeAll
  static void trainAModel() throws IOException {
    model = TinyCorpus.train(shared);
    corpus = shared.resolve("corpus");
  }

  /** Makes a bad file at a path. */
  @FunctionalInterface
  interface BadFile {
    Path write(Path file) throws IOException;
  }

  static Stream<Arguments> sounds() {
    return Stream.of(
        Arguments.of("a text", (BadFile) BadSounds::text),
        Arguments.of("truncated", (BadFile) BadSounds::truncated),
        Arguments.of("no samples", (BadFile) BadSounds::withoutSamples),
        Arguments.of("NaN", (BadFile) BadSounds::notNumbers),
        Arguments.of("1 MHz", (BadFile) file -> BadSounds.format(file, 1, 1_000_000)),
        Arguments.of("65 channels", (BadFile) file -> BadSounds.format(file, 65, 8000)),
        Arguments.of("4 GB claim", (BadFile) BadSounds::boastful),
        Arguments.of("empty", (BadFile) Files::createFile),
        Arguments.of("missing", (BadFile) file -> file));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sounds")
  void aBadSoundIsNamedByEveryCommandThatHearsIt(String what, BadFile bad) throws IOException {
    Path copy = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 2);
    Path sound = copy.resolve("high-0-0.wav");
    Files.delete(sound);
    bad.write(sound);
    Path out = folder.resolve("out.safetensors");

    assertFailure(CommandRun.of("transcribe", "--model", model, sound), sound);
    assertFailure(CommandRun.of("features", sound), sound);
    assertFailure(
        CommandRun.of("evaluate", "--model", model, "--data", copy, "--split=all"), sound);
    assertFailure(CommandRun.of("train", "--data", copy, "--out", out, "--split=random"), sound);
    CommandRun check = CommandRun.of("data", "check", copy);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("error: unreadable (1)", sound.toString(), "1 error");
    assertThat(out).doesNotExist();
  }

  @Test
  void anUnreadableFileIsNamed() throws IOException {
    Path sound = folder.resolve("secret.wav");
    AudioWriter.write(TinyCorpus.word("low", 8000, 1), sound);
    makeUnreadable(sound);
    assertFailure(CommandRun.of("transcribe", "--model", model, sound), sound, "permission");
  }

  @Test
  void anEmptyFolderHoldsNothingToLearn() {
    Path out = folder.resolve("m.safetensors");
    assertFailure(CommandRun.of("train", "--data", folder, "--out", out), folder, "no recordings");
    assertFailure(CommandRun.of("evaluate", "--model", model, "--data", folder), folder);
    assertFailure(CommandRun.of("crossvalidate", "--data", folder, "--out", out), folder);
    assertFailure(CommandRun.of("data", "check", folder), folder, "no recordings");
    assertFailure(CommandRun.of("transcribe", "--model", model, folder), folder, "no recordings");
  }

  @Test
  void oneClassIsNothingToTellApart() throws IOException {
    Path high = TinyCorpus.write(folder.resolve("c"), List.of("high"), List.of("ann", "bob"), 3);
    Path out = folder.resolve("m.safetensors");
    assertFailure(CommandRun.of("train", "--data", high, "--out", out), high, "one label", "high");
    CommandRun check = CommandRun.of("data", "check", high);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out()).contains("error: one label");
  }

  @Test
  void oneSpeakerCannotBeLeftOut() throws IOException {
    Path alone = TinyCorpus.write(folder.resolve("c"), List.of("ann"), 6);
    Path out = folder.resolve("m.safetensors");
    assertFailure(
        CommandRun.of("crossvalidate", "--data", alone, "--out", folder.resolve("folds")),
        alone,
        "only one speaker",
        "random");
    assertFailure(
        CommandRun.of("train", "--data", alone, "--out", out, "--split=speaker"), alone, "random");

    CommandRun train =
        CommandRun.of("train", "--data", alone, "--out", out, "--set", "training.epochs=1");
    assertThat(train.exitCode()).as(train.err()).isZero();
    assertThat(train.err()).contains("warning: speakers leak");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training.epochz=3 | epochs",
        "trainin.epochs=3 | training",
        "learningRate.schedule=cosin | schedule",
        "training.epochs=-1 | epochs",
        "training.epochs=many | epochs",
        "training.epochs=1e99 | epochs",
        "training.batchSize=-4 | batchSize",
        "learningRate.rate=-1 | learning",
        "learningRate.rate=0 | learning",
        "learningRate.rate=.nan | learning",
        "features.mel.bands=-40 | bands",
        "features.mel.bands=100000 | bands",
        "features.sampleRate=0 | sampleRate",
        "features.sampleRate=1000000000 | sampleRate",
        "training.developmentShare=2 | developmentShare",
        "data.sounds.share=1 | share",
        "data.sounds.ofEachKind=0 | ofEachKind",
        "data.sounds.number=3 | number",
        "network=[] | network",
        "network=[dense] | dense",
        "network=[{pool: {kind: mean}}, {dense: {units: 5}}] | units: classes",
        "network=[{dense: {units: classes}}] | one frame",
        "network=[{dense: {units: -3}}] | units",
        "network=[{dense: {units: 2147483647}}] | at most",
        "network=[{dens: {units: 3}}] | dense",
        "optimizer.weightDecay=-1 | weightDecay",
        "features | key=value"
      })
  void aWrongSettingIsNamed(String setting, String named) {
    Path out = folder.resolve("m.safetensors");
    CommandRun run = CommandRun.of("train", "--data", corpus, "--out", out, "--set", setting);
    assertFailure(run, named);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRecipeWithATypoIsNamedWithASuggestion() throws IOException {
    Path recipe = folder.resolve("mine.yaml");
    Path out = folder.resolve("m.safetensors");
    Files.writeString(recipe, "featurs:\n  kind: mfcc\n");
    assertFailure(train(recipe, out), recipe, "featurs", "did you mean 'features'");
    Files.writeString(recipe, "features: [\n");
    assertFailure(train(recipe, out), recipe, "line", "not YAML");
    Files.write(recipe, new byte[] {(byte) 0xff, 0, 1, 2, (byte) 0xc0});
    assertFailure(train(recipe, out), recipe);
    Files.writeString(recipe, "[".repeat(10_000));
    assertFailure(train(recipe, out), recipe, "nested deeper");
    assertFailure(train(Path.of("perceptrom"), out), "perceptrom", "did you mean", "perceptron");
  }

  private static CommandRun train(Path recipe, Path out) {
    return CommandRun.of("train", "--data", corpus, "--out", out, "--recipe", recipe);
  }

  @Test
  void aRateThatDivergesNamesItsCure() {
    Path out = folder.resolve("m.safetensors");
    CommandRun run =
        CommandRun.of("train", "--data", corpus, "--out", out, "--set", "learningRate.rate=1e36");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(lastLine(run)).contains("diverged", "--set learningRate.rate=", "--force");
    assertThat(out).doesNotExist();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aFileThatIsNoModelIsRefused(String what, UnaryOperator<byte[]> damage) throws IOException {
    Path bad = folder.resolve("bad.safetensors");
    Files.write(bad, damage.apply(Files.readAllBytes(model)));
    Path sound = corpus.resolve("high-0-0.wav");
    assertFailure(CommandRun.of("transcribe", "--model", bad, sound), bad);
    assertFailure(CommandRun.of("evaluate", "--model", bad, "--data", corpus), bad);
    assertFailure(CommandRun.of("inspect", bad), bad);
  }

  static Stream<Arguments> models() {
    return Stream.of(
        damage("empty", bytes -> new byte[0]),
        damage("a text", bytes -> "Dear friend".repeat(50).getBytes(StandardCharsets.UTF_8)),
        damage("truncated", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
        damage("cut by a byte", bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
        damage("too long", bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
        damage("a header of 8 EB", bytes -> header(bytes, (byte) 0x7f)),
        damage("a negative header", bytes -> header(bytes, (byte) 0xff)));
  }

  private static Arguments damage(String what, UnaryOperator<byte[]> damage) {
    return Arguments.of(what, damage);
  }

  private static byte[] header(byte[] bytes, byte highest) {
    Arrays.fill(bytes, 0, 8, highest);
    return bytes;
  }

  @Test
  void aMissingModelCorpusSplitOrSpeakerIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    Path sound = corpus.resolve("high-0-0.wav");
    Path out = folder.resolve("m.safetensors");
    assertFailure(CommandRun.of("transcribe", "--model", nowhere, sound), nowhere);
    assertFailure(CommandRun.of("transcribe", "--model", folder, sound), folder);
    assertFailure(CommandRun.of("inspect", nowhere), nowhere);
    assertFailure(CommandRun.of("train", "--data", nowhere, "--out", out), nowhere);
    assertFailure(CommandRun.of("data", "check", nowhere), nowhere);
    assertFailure(evaluate("--split", "offical"), "offical", "official, speaker");
    assertFailure(evaluate("--split", "official"), corpus, "no official split");
    assertFailure(evaluate("--split", "speaker=anne"), "anne", "did you mean 'ann'");
    assertFailure(
        CommandRun.of("crossvalidate", "--data", corpus, "--speakers", "eve", "--out", nowhere),
        "eve",
        "ann, bob, cid");
    assertFailure(CommandRun.of("bench", "recognition", "--model", model, "--runs=0", sound), "0");
    assertThat(folder).isEmptyDirectory();
  }

  private static CommandRun evaluate(String... options) {
    return CommandRun.of("evaluate", "--model", model, "--data", corpus, options[0], options[1]);
  }

  @Test
  void aModelHearsSoundOfAnotherRate() throws IOException {
    for (int rate : new int[] {16_000, 48_000}) {
      for (String word : TinyCorpus.WORDS) {
        Path sound = folder.resolve(word + rate + ".wav");
        AudioWriter.write(TinyCorpus.word(word, rate, 7), sound);
        CommandRun run = CommandRun.of("transcribe", "--model", model, sound);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\t" + word + "\t");
      }
    }
  }

  @Test
  void outputThatExistsIsKept() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept.safetensors"), "mine");
    assertFailure(CommandRun.of("train", "--data", corpus, "--out", kept), kept, "--force");
    assertFailure(
        CommandRun.of("train", "--data", corpus, "--out", kept, "--resume"), kept, "exists");
    assertThat(kept).hasContent("mine");

    Path earlier = Files.createDirectory(folder.resolve("new.run"));
    Path out = folder.resolve("new.safetensors");
    assertFailure(
        CommandRun.of("train", "--data", corpus, "--out", out), earlier, "--resume", "--force");
    assertFailure(
        CommandRun.of("crossvalidate", "--data", corpus, "--out", earlier), earlier, "--resume");
    assertFailure(CommandRun.of("train", "--data", corpus, "--out", folder), folder, "a folder");
    Path below = kept.resolve("m.safetensors");
    assertFailure(CommandRun.of("train", "--data", corpus, "--out", below), kept, "is a file");
    Path demo = Files.createDirectory(folder.resolve("demo"));
    Path digits = Files.writeString(demo.resolve("digits.safetensors"), "mine");
    assertFailure(CommandRun.of("demo", "--out", demo), digits, "exists already");
    assertThat(digits).hasContent("mine");
    assertThat(earlier).isEmptyDirectory();
  }

  @Test
  void aFolderWithoutPermissionIsTold() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    makeUnwritable(closed);
    Path out = closed.resolve("m.safetensors");
    assertFailure(CommandRun.of("train", "--data", corpus, "--out", out), closed, "permission");
    assertFailure(
        CommandRun.of("crossvalidate", "--data", corpus, "--out", closed.resolve("folds")),
        closed,
        "permission");
    Path table = closed.resolve("t.csv");
    assertFailure(
        CommandRun.of("features", corpus.resolve("high-0-0.wav"), "--csv", table), "permission");
  }

  private static void makeUnreadable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root may read all").isFalse();
  }

  private static void makeUnwritable(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeThat(Files.isWritable(folder)).as("root may write everywhere").isFalse();
  }

  private static void assertFailure(CommandRun run, Object... named) {
    assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    List<String> complaint =
        run.err().lines().filter(line -> !line.startsWith("warning: ")).toList();
    assertThat(complaint).hasSizeBetween(1, 2).noneMatch(line -> line.startsWith("\tat "));
    assertThat(complaint.get(0)).startsWith("nicebeach: ");
    for (Object name : named) {
      assertThat(run.err()).contains(name.toString());
    }
  }

  @Test
  void aFolderInPlaceOfAFileIsNamed() {
    Path out = folder.resolve("words.arpa");
    assertFailure(CommandRun.of("lm", "--text", corpus, "--out", out), corpus, "is a directory");
    assertFailure(CommandRun.of("grammar", corpus), corpus, "is a directory");
    assertThat(out).doesNotExist();
  }

  @Test
  void soundBeyondAnySoundIsNamed() throws IOException {
    Path sound = BadSounds.deafening(folder.resolve("loud.wav"));
    assertFailure(CommandRun.of("transcribe", "--model", model, sound), sound, "3.0E38");
  }

  @Test
  void a64ChannelRecordingIsHeardMixedDown() throws IOException {
    Path sound = BadSounds.format(folder.resolve("array.wav"), 64, 8000);
    CommandRun run = CommandRun.of("transcribe", "--model", model, sound);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith(sound.toString());
  }

  private static String lastLine(CommandRun run) {
    return run.err().lines().reduce("", (before, line) -> line);
  }
}
