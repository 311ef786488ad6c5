package io.nicebeach.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts of corpora of more than one word a recording. */
class LayoutsTest {
  @TempDir Path folder;

  @Test
  void aYesNoNameIsTheTranscript() throws IOException {
    touch("waves_yesno/0_1_1.wav", "waves_yesno/1_0_0_0.wav", "README~", "waves_yesno/x.wav");
    Corpus corpus = Corpora.read(folder);
    assertThat(corpus.utterances())
        .extracting(Utterance::text)
        .containsExactly("no yes yes", "yes no no no");
    assertThat(corpus.official()).isEmpty();
    assertThat(corpus.unlabelled()).containsExactly(folder.resolve("waves_yesno/x.wav"));
    assertThat(Corpora.read(folder, "yesno").utterances()).hasSize(2);
  }

  @Test
  void theFirstThirtyOfYesNoAreTrained() throws IOException {
    for (int i = 0; i < 32; i++) {
      String bits = Integer.toBinaryString(64 + i).substring(1);
      touch(String.join("_", bits.split("")) + ".wav");
    }
    Split split = Splits.official(Corpora.read(folder));
    assertThat(split.train()).hasSize(30);
    assertThat(split.test())
        .extracting(Utterance::name)
        .containsExactly("0_1_1_1_1_0", "0_1_1_1_1_1");
  }

  @Test
  void librispeechHasItsTranscriptsByChapter() throws IOException {
    write("train-clean-5/84/121/84-121.trans.txt", "84-121-0000 GO DO\n84-121-0001  NO\n\n");
    write("dev-clean/7/9/7-9.trans.txt", "7-9-0000 YES\n");
    touch("train-clean-5/84/121/84-121-0000.flac", "train-clean-5/84/121/84-121-0001.flac");
    touch("dev-clean/7/9/7-9-0000.flac", "dev-clean/7/9/7-9-0001.flac");
    Corpus corpus = Corpora.read(folder);
    assertThat(corpus.utterances())
        .extracting(Utterance::name, Utterance::text, Utterance::speaker)
        .containsExactly(
            tuple("7-9-0000", "yes", "7"),
            tuple("84-121-0000", "go do", "84"),
            tuple("84-121-0001", "no", "84"));
    assertThat(corpus.unlabelled())
        .extracting(p -> p.getFileName().toString())
        .containsExactly("7-9-0001.flac");
    assertThat(Splits.official(corpus).test()).hasSize(1);
  }

  @Test
  void librispeechSaysWhichRecordingIsMissing() throws IOException {
    write("84/121/84-121.trans.txt", "84-121-0000 GO\n");
    assertThatThrownBy(() -> Corpora.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("84-121.trans.txt: names '84-121-0000', of which there is no");
  }

  @Test
  void sphinxListsNameTheFilesAndTheirTranscripts() throws IOException {
    write("etc/an4_train.fileids", "clstk/fash/an1-fash-b\nclstk/mblw/an2-mblw-b\n\n");
    write(
        "etc/an4_train.transcription",
        "<s> HELLO(2) ++NOISE++ U </s> (an1-fash-b)\n<s> [breath] <sil> </s> (an2-mblw-b)\n");
    write("etc/an4_test.fileids", "clstk/fcaw/an3-fcaw-b\n");
    write("etc/an4_test.transcription", "O'NEIL A(CHE) (an3-fcaw-b)\n");
    touch("wav/clstk/fash/an1-fash-b.sph", "wav/clstk/mblw/an2-mblw-b.sph");
    touch("wav/clstk/fcaw/an3-fcaw-b.sph", "elsewhere/an3-fcaw-b.wav");
    Corpus corpus = Corpora.read(folder);
    assertThat(corpus.utterances())
        .containsExactlyInAnyOrder(
            new Utterance(folder.resolve("wav/clstk/fash/an1-fash-b.sph"), "hello u", "fash"),
            new Utterance(folder.resolve("wav/clstk/mblw/an2-mblw-b.sph"), "", "mblw"),
            new Utterance(
                folder.resolve("wav/clstk/fcaw/an3-fcaw-b.sph"), "o'neil a(che)", "fcaw"));
    assertThat(Splits.official(corpus).test())
        .extracting(Utterance::speaker)
        .containsExactly("fcaw");
  }

  @Test
  void sphinxTakesTheFilesThatMostIdsHave() throws IOException {
    sphinx("a/x", "a/y", "b/z");
    touch("wav/a/x.wav", "feat/a/x.mfc", "feat/a/y.mfc", "feat/b/z.mfc", "raw/b/z.raw");
    assertThat(Corpora.read(folder).utterances())
        .extracting(Utterance::file)
        .containsExactly(
            folder.resolve("feat/a/x.mfc"),
            folder.resolve("feat/a/y.mfc"),
            folder.resolve("feat/b/z.mfc"));
    touch("wav/a/y.wav", "wav/b/z.wav");
    assertThat(Corpora.read(folder).utterances().get(0).file())
        .isEqualTo(folder.resolve("wav/a/x.wav"));
  }

  @Test
  void sphinxSaysWhatIsMissing() throws IOException {
    sphinx("a/x", "a/y");
    touch("wav/a/x.wav", "wav/c/y.wav");
    expectError("lacks 1 of the 2 recordings (or feature files)", "the first is a/y");
    write("etc/m.fileids", "a/q\n");
    expectError("names 'a/q', which has no transcript");
    write("etc/m.transcription", "HELLO (x)\nHELLO y\n");
    expectError("m.transcription: line 2 does not end with (ID)");
    Files.delete(folder.resolve("etc/m.transcription"));
    expectError("m.transcription: is missing");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rawSphinxSoundTellsTheOrderOfItsBytes(boolean big) throws IOException {
    sphinx("a/x");
    ByteBuffer samples = ByteBuffer.allocate(2 * 400);
    samples.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 400; i++) {
      samples.putShort((short) (8000 * Math.sin(0.1 * i)));
    }
    Path file = folder.resolve("a/x.raw");
    Files.write(Files.createDirectories(file.getParent()).resolve("x.raw"), samples.array());
    Utterance utterance = Corpora.read(folder).utterances().get(0);
    assertThat(utterance.sound().sampleRate()).isEqualTo(16_000);
    assertThat(utterance.sound().samples()[16]).isEqualTo((short) (8000 * Math.sin(1.6)) / 32768f);
  }

  private void sphinx(String... ids) throws IOException {
    StringBuilder transcription = new StringBuilder();
    for (String id : ids) {
      transcription.append("GO (" + id.substring(id.indexOf('/') + 1) + ")\n");
    }
    write("etc/m.fileids", String.join("\n", ids));
    write("etc/m.transcription", transcription.toString());
  }

  private void expectError(String... parts) {
    assertThatThrownBy(() -> Corpora.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContainingAll(parts);
  }

  private void touch(String... names) throws IOException {
    for (String name : names) {
      write(name, "");
    }
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
