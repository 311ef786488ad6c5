package io.nicebeach.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.check.Finding.Kind;
import io.nicebeach.check.Finding.Severity;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCheckTest {
  @TempDir Path folder;
  private final List<Utterance> utterances = new ArrayList<>();

  /** A recording of random noise: no two are the same. */
  private static Audio noise(double seconds, double amplitude, double offset, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] samples = new float[(int) (seconds * 8000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (offset + amplitude * (2 * random.nextDouble() - 1));
    }
    return new Audio(samples, 8000);
  }

  private Path add(String name, String label, String speaker, Audio audio) throws IOException {
    Path file = folder.resolve(name);
    AudioWriter.write(audio, file);
    utterances.add(new Utterance(file, label, speaker));
    return file;
  }

  private void addGood() throws IOException {
    for (int i = 0; i < 20; i++) {
      String speaker = i % 2 == 0 ? "ann" : "bob";
      add("good" + i + ".wav", i < 10 ? "yes" : "no", speaker, noise(0.5, 0.3, 0, i));
    }
  }

  private CorpusCheck.Result check() {
    return CorpusCheck.run(Corpus.of("test", folder, utterances));
  }

  @Test
  void aGoodCorpusHasNoFindings() throws IOException {
    addGood();
    CorpusCheck.Result result = check();
    assertThat(result.findings()).isEmpty();
    assertThat(result.recordings()).isEqualTo(20);
    assertThat(result.seconds()).isCloseTo(10, within(1e-9));
    assertThat(result.rates()).isEqualTo(Map.of(8000, 20));
    assertThat(result.labels()).isEqualTo(Map.of("yes", 10, "no", 10));
    assertThat(result.speakers()).isEqualTo(2);
  }

  /** Each sentence is said once, and each of its words often enough. */
  @Test
  void ofSentencesWordsAreCounted() throws IOException {
    for (int i = 0; i < 36; i++) {
      String text = "%s %s".formatted("abcdef".charAt(i / 6), "uvwxyz".charAt(i % 6));
      add(
          "s" + i + ".wav",
          i == 0 ? "a once" : text,
          i % 2 == 0 ? "ann" : "bob",
          noise(1, 0.3, 0, i));
    }
    CorpusCheck.Result result = check();
    assertThat(result.running()).isTrue();
    assertThat(result.labels()).hasSize(13).containsEntry("a", 6).containsEntry("z", 6);
    assertThat(result.toMap()).containsKey("words");
    assertThat(result.findings())
        .anySatisfy(finding -> assertThat(finding.detail()).isEqualTo("'once' has only 1"));
  }

  @Test
  void findsWhatIsWrongWithRecordings() throws IOException {
    addGood();
    Path silent = add("silent.wav", "yes", "ann", noise(0.5, 1e-4, 0, 50));
    Audio loud = noise(0.5, 0.3, 0, 51);
    loud.samples()[7] = 1;
    loud.samples()[8] = 1;
    Path clipped = add("clipped.wav", "yes", "ann", loud);
    Path offset = add("offset.wav", "yes", "ann", noise(0.5, 0.3, 0.1, 52));
    Path brief = add("brief.wav", "yes", "ann", noise(0.05, 0.3, 0, 53));
    Path endless = add("endless.wav", "yes", "ann", noise(4, 0.3, 0, 54));
    Path twin = add("twin.wav", "no", "ann", noise(0.5, 0.3, 0, 3));
    Path text = Files.writeString(folder.resolve("text.wav"), "this is no sound");
    utterances.add(new Utterance(text, "yes", "ann"));
    Path gone = folder.resolve("gone.wav");
    utterances.add(new Utterance(gone, "yes", "ann"));

    CorpusCheck.Result result = check();
    assertThat(result.findings())
        .extracting(Finding::kind, Finding::severity, Finding::subject)
        .containsExactly(
            tuple(Kind.UNREADABLE, Severity.ERROR, text),
            tuple(Kind.UNREADABLE, Severity.ERROR, gone),
            tuple(Kind.CLIPPED, Severity.WARNING, clipped),
            tuple(Kind.SILENT, Severity.WARNING, silent),
            tuple(Kind.TOO_SHORT, Severity.WARNING, brief),
            tuple(Kind.TOO_LONG, Severity.WARNING, endless),
            tuple(Kind.DUPLICATE, Severity.WARNING, twin),
            tuple(Kind.OFFSET, Severity.NOTE, offset));
    assertThat(result.findings().get(6).detail()).contains("good3.wav", "'yes'");
    assertThat(result.count(Severity.ERROR)).isEqualTo(2);
    assertThat(result.recordings()).isEqualTo(26);
  }

  @Test
  void findsWhatIsWrongWithLabelsAndSpeakers() throws IOException {
    add("a.wav", "yes", "ann", noise(0.5, 0.3, 0, 1));
    add("b.wav", "yes", "ann", new Audio(noise(0.5, 0.3, 0, 2).samples(), 16000));
    Path stray = folder.resolve("stray.wav");
    Corpus corpus =
        new Corpus(
            "test",
            folder,
            utterances,
            Map.of(utterances.get(0).file(), Part.TEST),
            List.of(),
            List.of(stray));
    assertThat(CorpusCheck.run(corpus).findings())
        .extracting(Finding::kind)
        .containsExactly(
            Kind.ONE_LABEL,
            Kind.FEW_EXAMPLES,
            Kind.FEW_SPEAKERS,
            Kind.SHARED_SPEAKERS,
            Kind.UNLABELLED,
            Kind.MIXED_RATES);
  }

  /** {@link Severity#ERROR} is what training refuses. */
  @Test
  void aLabelMustNotBeEmptyButATranscriptMay() throws IOException {
    addGood();
    Path file = add("silent.wav", "", "ann", noise(0.5, 0.3, 0, 50));
    assertThat(check().findings())
        .extracting(Finding::kind, Finding::severity, Finding::subject)
        .contains(tuple(Kind.UNLABELLED, Severity.ERROR, file));

    for (int i = 0; i < 20; i++) {
      add("s" + i + ".wav", "sentence " + i, "ann", noise(0.5, 0.3, 0, 60 + i));
    }
    assertThat(check().findings())
        .extracting(Finding::kind, Finding::severity, Finding::subject)
        .contains(tuple(Kind.UNLABELLED, Severity.WARNING, file));
  }

  @Test
  void canBeWrittenAsJson() throws IOException {
    addGood();
    add("silent.wav", "", "ann", noise(0.5, 0, 0, 50));
    Map<String, ?> json = Json.parseObject("check", Json.write(check().toMap()));
    assertThat(json.keySet())
        .containsExactly("recordings", "seconds", "rates", "labels", "speakers", "findings");
    assertThat(json.get("rates")).isEqualTo(Map.of("8000", 21));
    Map<String, String> silent =
        Map.of(
            "kind", "silent",
            "severity", "warning",
            "file", folder.resolve("silent.wav").toString(),
            "detail", "level -120 dBFS: silent or much too soft");
    assertThat(((List<?>) json.get("findings")).contains(silent)).isTrue();
  }

  /** What this part of Speech Commands is known to hold. */
  @Test
  void findsTheFaultsOfSpeechCommands() throws IOException {
    String data = System.getenv("NICEBEACH_DATA");
    assumeThat(data).as("NICEBEACH_DATA").isNotNull();
    CorpusCheck.Result result =
        CorpusCheck.run(Corpora.read(Path.of(data, "speech-commands-part")));
    assertThat(result.findings()).filteredOn(f -> f.kind() == Kind.CLIPPED).hasSize(53);
    assertThat(result.findings()).filteredOn(f -> f.kind() == Kind.SILENT).hasSize(9);
    assertThat(result.findings()).noneMatch(f -> f.kind() == Kind.SHARED_SPEAKERS);
    assertThat(result.count(Severity.ERROR)).isZero();
    assertThat(result.seconds() / 3600).isCloseTo(1.4, within(0.05));
  }
}
