package io.nicebeach.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.evaluate.Acceptances;
import io.nicebeach.evaluate.CrossValidation;
import io.nicebeach.evaluate.CrossValidation.Fold;
import io.nicebeach.evaluate.Evaluation;
import io.nicebeach.evaluate.Outcome;
import io.nicebeach.report.CrossValidationReport;
import io.nicebeach.report.RunReport;
import io.nicebeach.report.RunReport.Epoch;
import io.nicebeach.report.RunReport.Mistake;
import io.nicebeach.report.RunReport.Moments;
import io.nicebeach.report.Samples;
import io.nicebeach.report.picture.Pictures;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
  private static final String HOSTILE =
      "\"><script>alert('x')</script>&amp;\u0001\uD800<img src=http://evil.example/x>.wav";

  @TempDir Path folder;

  @Test
  void tellsResultSpeakersAndWords() throws Exception {
    Document page = parse(ReportPage.html(smallRun()));
    String text = page.getDocumentElement().getTextContent();

    assertThat(text)
        .contains("60.0\u00a0%", "3 of 5 right", "23.1\u201388.2\u00a0%")
        .contains("Two speakers, never trained on.")
        .contains("training.epochs")
        .contains("1\u00d7 two");
    assertThat(texts(page, "th")).contains("anna", "boris", "one", "two");
  }

  @Test
  void theSurestErrorComesFirstWithSoundAndPicture() throws Exception {
    assumeThat(Pictures.problem()).as("this machine's fonts").isEmpty();
    Document page = parse(ReportPage.html(smallRun()));
    NodeList sounds = page.getElementsByTagName("audio");

    assertThat(texts(page, "h3").get(0)).contains("one", "two", "90.0");
    assertThat(texts(page, "h3").get(1)).contains("two", "one", "40.0");
    assertThat(sounds.getLength()).isEqualTo(2);
    assertThat(sounds.item(0).getAttributes().getNamedItem("src").getNodeValue())
        .startsWith("data:audio/wav;base64,UklGR");
    assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(5);
  }

  @Test
  void runningSpeechIsToldByItsWordsAndEachErrorByItsAlignment() throws Exception {
    Outcome outcome = new Outcome("a.wav", "anna", "one two <b>", "one five <b> two", 0.4);
    Outcome right = new Outcome("b.wav", "boris", "one", "one", 0.9);
    double[][] probabilities = {{0.9, 0.1, 0}, {0.2, 0.1, 0.7}, {0.6, 0.1, 0.3}};
    Moments moments =
        new Moments(
            new Posteriors(probabilities, 0.05, 0.1),
            List.of("<blank>", "one", "two"),
            List.of(new Word("two", 0.1, 0.2, 0.7)));
    Mistake mistake =
        new Mistake(outcome, List.of(), Samples.audio(0.3, 8000), Optional.of(moments));
    RunReport run =
        new RunReport(
            "t",
            "s",
            List.of(new Epoch(1, 2, 2, 0.1, 0.5, 1e-3, 1), new Epoch(2, 1, 1, 0.2, 0.3, 1e-3, 1)),
            2,
            new Evaluation(List.of(outcome, right), true),
            Optional.empty(),
            Map.of(),
            Map.of(),
            "Two speakers.",
            List.of(mistake),
            Map.of());
    Document page = parse(ReportPage.html(run));

    assertThat(texts(page, "p"))
        .contains("50.0\u00a0%")
        .anyMatch(p -> p.contains("2 errors in 4 words (1 substituted, 0 deleted, 1 inserted)"));
    assertThat(texts(page, "h3")).singleElement().asString().startsWith("one twofive <b> two");
    assertThat(texts(page, "del")).containsExactly("Struck through", "two");
    assertThat(texts(page, "ins")).containsExactly("underlined", "five", "two");
    assertThat(texts(page, "td")).contains("66.7\u00a0% (2 of 3)");
  }

  @Test
  void aHostileNameIsText() throws Exception {
    Mistake mistake = Samples.wrong(HOSTILE, HOSTILE, HOSTILE, HOSTILE + "2", 0.5);
    String html = ReportPage.html(Samples.run(List.of(), List.of(mistake)));
    Document page = parse(html);

    assertThat(html).doesNotContain("<script", "<img src=http");
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(page, "th"))
        .contains(HOSTILE.replace('\u0001', '\ufffd').replace('\uD800', '\ufffd'));
  }

  @Test
  void fetchesNothing() throws IOException {
    String html = ReportPage.html(smallRun());

    assertThat(html).contains("default-src 'none'").doesNotContain("http:", "https:", "url(");
  }

  @Test
  void numbersLookTheSameInAnyLanguage() throws IOException {
    Locale before = Locale.getDefault();
    String expected = ReportPage.html(smallRun());
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(ReportPage.html(smallRun())).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void staysSmallWithManyLongErrors() throws Exception {
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Mistake mistake = Samples.wrong(i + ".wav", "anna", "one", "two", i / 100.0);
      mistakes.add(new Mistake(mistake.outcome(), mistake.alternatives(), Samples.audio(4, 16000)));
    }
    String html = ReportPage.html(Samples.run(List.of(), mistakes));

    assertThat(html.length()).isBetween(2_000_000, 6_000_000);
    assertThat(texts(parse(html), "p")).anyMatch(p -> p.matches("\\d\\d of 60; .*"));
  }

  @Test
  void aPerfectRunWithoutTrainingHasAPage() throws Exception {
    RunReport perfect = Samples.run(List.of(Samples.right("", "one")), List.of());
    RunReport run =
        new RunReport(
            "t",
            "s",
            List.of(),
            0,
            perfect.evaluation(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            "One word.",
            List.of(),
            Map.of());
    Document page = parse(ReportPage.html(run));

    assertThat(texts(page, "p")).contains("None: every word was understood.");
    assertThat(texts(page, "th")).contains("(unknown)");
    assertThat(page.getElementsByTagName("details").getLength()).isZero();
  }

  @Test
  void tellsOfNoiseAndOfWhatIsToBeRejected() throws Exception {
    RunReport run = smallRun();
    Outcome silence = new Outcome("", "", "", "one", 0.9);
    Acceptances acceptances =
        new Acceptances(run.evaluation().outcomes(), List.of(), List.of(silence), 360, 0.85);
    Document page =
        parse(
            ReportPage.html(
                new RunReport(
                    "t",
                    "s",
                    List.of(),
                    0,
                    run.evaluation(),
                    Optional.of(acceptances),
                    Map.of(5.0, run.evaluation()),
                    Map.of("hall", run.evaluation()),
                    "Two speakers.",
                    List.of(),
                    Map.of())));

    assertThat(texts(page, "p"))
        .contains("In noise 5 dB below the speech: 60.0\u00a0% right.")
        .contains("In the room hall: 60.0\u00a0% right.")
        .anyMatch(p -> p.endsWith("; where nothing is said, something 10.0 times an hour."))
        .noneMatch(p -> p.contains("of other words"));
    assertThat(texts(page, "figcaption")).noneMatch(caption -> caption.contains("of others"));
  }

  @Test
  void noiseIsBelowAboveOrAsLoudAsTheSpeech() {
    assertThat(HarderTests.inNoise(2.5, "fine"))
        .contains("In noise 2.5 dB below the speech: fine.");
    assertThat(HarderTests.inNoise(-5, "bad")).contains("In noise 5 dB above the speech: bad.");
    assertThat(HarderTests.inNoise(0, "fair")).contains("In noise as loud as the speech: fair.");
  }

  @Test
  void isWrittenInUtf8() throws IOException {
    Path file = folder.resolve("report.html");
    ReportPage.write(Samples.run(List.of(Samples.right("J\u00fcrgen", "\u4e03")), List.of()), file);

    assertThat(Files.readString(file)).contains("J\u00fcrgen", "\u4e03", "charset=\"utf-8\"");
  }

  @Test
  void aCrossValidationShowsItsFoldsSideBySide() throws Exception {
    List<Fold> folds =
        IntStream.range(0, 6).mapToObj(i -> Samples.fold("speaker" + i, 80 + i, 100)).toList();
    Path file = folder.resolve("folds.html");
    CrossValidationPage.write(
        new CrossValidationReport("t", "s", new CrossValidation(folds), Map.of(), Map.of()), file);
    Document page = parse(Files.readString(file));

    assertThat(texts(page, "th")).contains("speaker0", "speaker3", "speaker5");
    assertThat(texts(page, "p"))
        .contains("82.5\u00a0%")
        .anyMatch(p -> p.startsWith("Worst: speaker0"));
  }

  private static RunReport smallRun() {
    return Samples.run(
        List.of(
            Samples.right("anna", "one"),
            Samples.right("anna", "two"),
            Samples.right("boris", "two")),
        List.of(
            Samples.wrong("b.wav", "boris", "two", "one", 0.4),
            Samples.wrong("a.wav", "anna", "one", "two", 0.9)));
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<String> texts(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }
}
