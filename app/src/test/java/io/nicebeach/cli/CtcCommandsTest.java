package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.AudioWriter;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands with a model of running speech, which is trained once. */
class CtcCommandsTest {
  @TempDir static Path folder;
  private static Path model = Path.of("");
  private static Path corpus = Path.of("");
  private static CommandRun trained = new CommandRun(-1, "", "");

  @BeforeAll
  static void train() throws IOException {
    corpus = TinyStrings.write(folder.resolve("corpus"));
    model = folder.resolve("strings.safetensors");
    Path recipe = TinyStrings.recipe(folder);
    trained =
        CommandRun.of(
            "train", "--recipe", recipe, "--data", corpus, "--out", model, "--split=speaker=cid");
  }

  @Test
  void trainTellsErrorRates() throws IOException {
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.err()).contains(", errors ", "best so far");
    assertThat(trained.out()).contains("%WER 0.00", "Sentences  100.0 %");
    Path log = folder.resolve("strings.run").resolve("log.jsonl");
    for (String line : Files.readAllLines(log)) {
      assertThat(Json.parseObject("log", line)).containsKey("developmentErrorRate");
    }
  }

  @Test
  void transcribeSaysAllWordsAndWhenTheyWereSaid() throws IOException {
    Path recording = folder.resolve("mine.wav");
    AudioWriter.overwrite(TinyStrings.spoken("high high low", 50), recording);

    CommandRun line = CommandRun.of("transcribe", "--model", model, recording);
    assertThat(line.out()).startsWith(recording + "\thigh high low\t");

    CommandRun json = CommandRun.of("transcribe", "--json", "--model", model, recording);
    Map<String, Object> heard = Json.parseObject("out", json.out());
    assertThat(heard).containsEntry("text", "high high low");
    List<?> words = (List<?>) heard.get("words");
    assertThat(words).hasSize(3);
    for (int i = 0; i < 3; i++) {
      Map<?, ?> word = (Map<?, ?>) words.get(i);
      double middle = 0.1 + 0.4 * i + 0.15;
      assertThat((Double) word.get("start")).isBetween(middle - 0.25, middle + 0.15);
      assertThat((Double) word.get("end")).isBetween(middle - 0.15, middle + 0.25);
      assertThat((Double) word.get("confidence")).isBetween(0.3, 1.0);
    }
  }

  @Test
  void aLanguageModelOfTheTrainingPartGuidesTheSearch() throws IOException {
    Path arpa = folder.resolve("strings.arpa");
    CommandRun learnt =
        CommandRun.of("lm", "--data", corpus, "--split=speaker=cid", "--order", "2", "--out", arpa);
    assertThat(learnt.exitCode()).as(learnt.err()).isZero();
    assertThat(learnt.out())
        .contains("Learnt     48 sentences, 2 words")
        .contains("on 29 words in 12 sentences, 0 of the words unknown");
    assertThat(Files.readAllLines(arpa)).contains("ngram 1=5");
    assertThat(CommandRun.of("lm", "--data", corpus, "--out", arpa).err()).contains("--force");

    List<Object> evaluate =
        List.of(
            "evaluate", "--model", model, "--data", corpus, "--split=speaker=cid", "--lm", arpa);
    CommandRun json = CommandRun.of(with(evaluate, "--json"));
    assertThat(Json.parseObject("out", json.out()))
        .containsEntry("wer", 0.0)
        .containsEntry("insertions", 0);
    CommandRun grid = CommandRun.of(with(evaluate, "--lm-weight=0,1", "--word-bonus=-50,0"));
    assertThat(grid.out().lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("--lm-weight") && line.contains("%WER"));
    List<String> tried = grid.out().lines().toList();
    assertThat(tried.get(0)).contains("--word-bonus -50.0").doesNotContain("%WER 0.00");
    assertThat(tried.get(3)).contains("--lm-weight 1.0", "--word-bonus 0.0", "%WER 0.00");
    Path page = folder.resolve("page.html");
    CommandRun paged = CommandRun.of(with(evaluate, "--lm-weight=0,1", "--report=" + page));
    assertThat(paged.exitCode()).isEqualTo(2);
    assertThat(paged.err()).contains("--report shows one test");
    CommandRun noisy = CommandRun.of(with(evaluate, "--lm-weight=0,1", "--noise=" + folder));
    assertThat(noisy.exitCode()).isEqualTo(2);
    assertThat(noisy.err()).contains("--noise shows one test");
  }

  @Test
  void everySpeakerInTurnIsHeardWithTheLanguageOfTheOthers() throws IOException {
    Path out = folder.resolve("folds");
    CommandRun run =
        CommandRun.of(
            "crossvalidate",
            "--data",
            corpus,
            "--recipe",
            folder.resolve("strings.yaml"),
            "--set=training.epochs=1",
            "--set=decoder={kind: beam, languageOrder: 2}",
            "--speakers=cid",
            "--out",
            out);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("%WER ");
    assertThat(Files.readAllLines(out.resolve("cid/language.arpa"))).contains("\\2-grams:");
    assertThat(out.resolve("report.html"))
        .content()
        .contains(
            "Utterances without an error, mean over the speakers (1)",
            "Words wrong: ",
            "words wrong");
  }

  @Test
  void alignTellsWhenTheWordsOfAKnownTranscriptAreSaid() throws IOException {
    Path recording = folder.resolve("known.wav");
    AudioWriter.overwrite(TinyStrings.spoken("high high low", 50), recording);
    CommandRun run = CommandRun.of("align", "--model", model, "--said=high high low", recording);
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<String[]> lines = run.out().lines().map(line -> line.split("\t")).toList();
    assertThat(lines).extracting(line -> line[1]).containsExactly("high", "high", "low");
    double[] starts = lines.stream().mapToDouble(line -> Double.parseDouble(line[2])).toArray();
    double[] ends = lines.stream().mapToDouble(line -> Double.parseDouble(line[3])).toArray();
    assertThat(starts).isSorted();
    assertThat(ends[0]).isLessThanOrEqualTo(starts[1]);

    CommandRun json =
        CommandRun.of("align", "--model", model, "--said=high high low", recording, "--json");
    assertThat((List<?>) Json.parseObject("out", json.out()).get("words")).hasSize(3);

    CommandRun all = CommandRun.of("align", "--model", model, "--data", corpus);
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(all.out().lines()).anyMatch(line -> line.contains("ann-low-high-low.wav\thigh\t"));
  }

  @Test
  void alignRefusesWhatCannotHaveBeenSaid() {
    Path recording = corpus.resolve("ann-low-high-low.wav");
    CommandRun strange = CommandRun.of("align", "--model", model, "--said=seven", recording);
    assertThat(strange.exitCode()).isEqualTo(1);
    assertThat(strange.err()).contains("ann-low-high-low.wav: the model cannot write 'seven'");
    CommandRun tooLong =
        CommandRun.of("align", "--model", model, "--said=" + "low ".repeat(200).strip(), recording);
    assertThat(tooLong.exitCode()).isEqualTo(1);
    assertThat(tooLong.err()).contains("too short for its transcript");
    assertThat(CommandRun.of("align", "--model", model, recording).err())
        .contains("give either a recording and --said, or --data alone");
  }

  @Test
  void onlyListedWordsAreHeard() throws IOException {
    Path words = Files.writeString(folder.resolve("words.txt"), "# one\nLOW L OW\n");
    Path recording = corpus.resolve("ann-low-high-low.wav");
    CommandRun run = CommandRun.of("transcribe", "--model", model, "--lexicon", words, recording);
    assertThat(run.out()).contains("low").doesNotContain("high\t").doesNotContain(" high");
    Path strange = Files.writeString(folder.resolve("strange.txt"), "seven\n");
    CommandRun none =
        CommandRun.of("transcribe", "--model", model, "--lexicon", strange, recording);
    assertThat(none.exitCode()).isNotZero();
    assertThat(none.err()).contains("none of the 1 is");
  }

  @Test
  void aGrammarSaysWhatMayBeHeardAndWhatItMeans() throws IOException {
    Path grammar =
        Files.writeString(
            folder.resolve("heights.jsgf"),
            "#JSGF V1.0; grammar heights; public <h> = (low {0} | high {1}) (low {0} | high {1});");
    CommandRun shown = CommandRun.of("grammar", grammar, "--model", model, "--examples", "3");
    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out()).contains("Grammar    heights: 2 words, compiled to 5 states");
    assertThat(shown.out().lines()).hasSize(4).anyMatch(line -> line.matches(".*\\{[01]} .*"));

    Path recording = folder.resolve("two.wav");
    AudioWriter.overwrite(TinyStrings.spoken("high low", 50), recording);
    CommandRun json =
        CommandRun.of("transcribe", "--json", "--model", model, "--grammar", grammar, recording);
    assertThat(Json.parseObject("out", json.out()))
        .containsEntry("text", "high low")
        .containsEntry("tags", List.of("1", "0"));
    CommandRun words = CommandRun.of("transcribe", "--model", model, "--words", "low", recording);
    assertThat(words.out()).doesNotContain("high");
    CommandRun boost =
        CommandRun.of("transcribe", "--model", model, "--boost", "high high=500", recording);
    assertThat(boost.out()).contains("high high");
    CommandRun evaluate =
        CommandRun.of("evaluate", "--model", model, "--data", corpus, "--words", "low,high");
    assertThat(evaluate.exitCode()).as(evaluate.err()).isZero();
  }

  @Test
  void aGrammarThatCannotBeUsedIsRefusedWithTheCure() throws IOException {
    Path recording = corpus.resolve("ann-low.wav");
    CommandRun pin = CommandRun.of("transcribe", "--model", model, "--grammar=pin", recording);
    assertThat(pin.exitCode()).isEqualTo(1);
    assertThat(pin.err()).contains("cannot write 'eight',").contains("its words are high low");
    CommandRun none = CommandRun.of("grammar", folder.resolve("none.jsgf"));
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("no such file, nor one of the grammars", "pin, phone, yes-no");
    Path bad = Files.writeString(folder.resolve("bad.jsgf"), "#JSGF V1.0;\ngrammar g;\n<a> b;");
    assertThat(CommandRun.of("grammar", bad).err()).contains("bad.jsgf, line 3, column 5: ");
    assertThat(CommandRun.of("grammar", "pin", "--print").out()).startsWith("#JSGF V1.0;");
    CommandRun both =
        CommandRun.of("transcribe", "--model", model, "--grammar=pin", "--words=low", recording);
    assertThat(both.err()).contains("--lexicon, --grammar and --words", "give one of them");
  }

  private static Object[] with(List<Object> arguments, Object... more) {
    return Stream.concat(arguments.stream(), Stream.of(more)).toArray();
  }

  @Test
  void inspectSetsWhatIsWrittenApartFromOtherWords() {
    assertThat(CommandRun.of("inspect", "digit-strings-en").out())
        .contains("eight, nine, oh\n", "and tells them from _unknown_\n");
  }

  @Test
  void inspectShowsTheTokensAndTheBlank() {
    assertThat(CommandRun.of("inspect", model).out())
        .contains("Knows      high, low", "and the blank; any number of these words in a recording")
        .contains("an output every 40 ms", "decoder greedy", "0.0 % of the words wrong");
    Map<String, Object> tree =
        Json.parseObject("out", CommandRun.of("inspect", "--json", model).out());
    assertThat(tree)
        .containsEntry("alphabet", List.of("<blank>", "high", "low"))
        .containsEntry("units", "words")
        .containsEntry("decoder", DecoderSettings.greedy().toMap());
  }

  @Test
  void explainDrawsWhatIsHeardAtEachMoment() throws IOException {
    Path recording = corpus.resolve("ann-low-high-low.wav");
    Path out = folder.resolve("explained");
    CommandRun run =
        CommandRun.of(
            "explain", recording, "--model", model, "--said", "low high high", "--out", out);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("Heard      low high low", "against low high high");
    assertThat(ImageIO.read(out.resolve("5-probabilities.png").toFile()).getWidth())
        .isGreaterThan(1000);
    assertThat(Files.readString(out.resolve("explain.html")))
        .contains("outputs say of each moment", "measured against \u201clow high high\u201d");
  }

  @Test
  void explainRefusesWhatCannotHaveBeenSaid() {
    Path recording = corpus.resolve("ann-low.wav");
    CommandRun unknown =
        CommandRun.of("explain", recording, "--model", model, "--said", "low hig", "--out", "x");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("does not know the word 'hig'; did you mean 'high'?");
    CommandRun tooLong =
        CommandRun.of(
            "explain",
            recording,
            "--model",
            model,
            "--said",
            "low ".repeat(20).strip(),
            "--out",
            folder.resolve("none"));
    assertThat(tooLong.exitCode()).isEqualTo(1);
    assertThat(tooLong.err()).contains("too short for what is said").contains("that takes 39");
  }
}
