package io.nicebeach.cli.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Rejection;
import io.nicebeach.recognize.StreamEvent.Final;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private static final Final WORDS =
      new Final(
          1.0004,
          2.5,
          recognition("oh nine", List.of(word("oh", 1.2, 1.25), word("nine", 1.5, 2))));
  private static final Final MARKUP =
      new Final(3723.9996, 400_000, recognition("a <b> & c --> d", List.of()));
  private static final Final REJECTED =
      new Final(
          3,
          4,
          new Recognition(
              new Hypothesis("six", 0.2, List.of()),
              Optional.of(Rejection.UNKNOWN_WORDS),
              List.of(),
              List.of()));

  private static Word word(String text, double start, double end) {
    return new Word(text, start, end, 0.875);
  }

  private static Recognition recognition(String text, List<Word> words) {
    return new Recognition(
        new Hypothesis(text, 0.75, words, List.of()), Optional.empty(), List.of(), List.of());
  }

  private static String written(Function<PrintWriter, Transcript> format) {
    StringWriter written = new StringWriter();
    PrintWriter out = new PrintWriter(written);
    Transcript transcript = format.apply(out);
    transcript.begin();
    for (Final heard : List.of(WORDS, REJECTED, MARKUP)) {
      transcript.add("calls/my call.1.wav", heard, false);
    }
    return written.toString();
  }

  @Test
  void subRipsSubtitlesAreNumberedAndHaveNoSecondArrow() {
    assertThat(written(Subtitles::srt))
        .isEqualTo(
            """
            1
            00:00:01,000 --> 00:00:02,500
            oh nine

            2
            01:02:04,000 --> 111:06:40,000
            a <b> & c -> d

            """);
  }

  @Test
  void webSubtitlesEscapeMarkup() {
    assertThat(written(Subtitles::vtt))
        .isEqualTo(
            """
            WEBVTT

            1
            00:00:01.000 --> 00:00:02.500
            oh nine

            2
            01:02:04.000 --> 111:06:40.000
            a &lt;b&gt; &amp; c --&gt; d

            """);
  }

  @Test
  void timeMarkedConversationsHaveSixFields() {
    assertThat(written(CtmTranscript::new).lines())
        .containsExactly(
            "my_call.1 1 1.20 0.05 oh 0.88",
            "my_call.1 1 1.50 0.50 nine 0.88",
            "my_call.1 1 3724.00 396276.00 a_<b>_&_c_-->_d 0.75");
  }

  @Test
  void textSaysWhenAndWhyNot() {
    assertThat(written(TextTranscript::new).lines())
        .containsExactly(
            "calls/my call.1.wav\t0:00:01.0\toh nine\t0.75",
            "calls/my call.1.wav\t0:00:03.0\t[unknown-words]\t0.20",
            "calls/my call.1.wav\t1:02:04.0\ta <b> & c --> d\t0.75");
  }

  @Test
  void jsonSaysWhenOfPartsOnly() {
    assertThat(written(out -> new JsonTranscript(out, true)).lines())
        .hasSize(3)
        .element(1)
        .isEqualTo(
            "{\"file\":\"calls/my call.1.wav\",\"start\":3.0,\"end\":4.0,\"text\":\"\","
                + "\"accepted\":false,\"rejection\":\"unknown-words\",\"confidence\":0.2,"
                + "\"warnings\":[],\"words\":[],\"alternatives\":[]}");
  }
}
