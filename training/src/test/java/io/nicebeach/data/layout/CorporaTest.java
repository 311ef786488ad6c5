package io.nicebeach.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorporaTest {
  @TempDir Path folder;

  @Test
  void readsFsddNamesAndItsOfficialTestIndices() throws IOException {
    touch("recordings/7_jackson_32.wav", "recordings/0_my_name_4.flac", "recordings/0_theo_5.wav");
    touch("recordings/.hidden_1.wav", "recordings/notes.txt", "recordings/hello.wav");
    Corpus corpus = Corpora.read(folder);
    assertThat(corpus.utterances())
        .extracting(Utterance::text, Utterance::speaker)
        .containsExactly(
            tuple("zero", "my_name"), tuple("zero", "theo"), tuple("seven", "jackson"));
    assertThat(corpus.official())
        .containsEntry(folder.resolve("recordings/0_my_name_4.flac"), Part.TEST)
        .containsEntry(folder.resolve("recordings/0_theo_5.wav"), Part.TRAIN);
    assertThat(corpus.unlabelled()).containsExactly(folder.resolve("recordings/hello.wav"));
    assertThat(corpus.labels()).containsExactly("zero", "seven");
    assertThat(corpus.name()).isEqualTo(folder.getFileName().toString());
  }

  @Test
  void readsTheListOfFsddNamesInItsOrder() throws IOException {
    touch("recordings/1_theo_9.wav", "recordings/0_jackson_10.wav", "recordings/0_jackson_2.wav");
    Path list = write("recordings/file_list.csv", "0_jackson_2.wav\r\n1_theo_9.wav\r\n");
    for (Path path : List.of(list, list.getParent())) {
      assertThat(Corpora.read(path).utterances())
          .extracting(Utterance::name, Utterance::text)
          .containsExactly(tuple("0_jackson_2", "zero"), tuple("1_theo_9", "one"));
    }
  }

  @Test
  void readsAFolderPerLabelWithListsAndNoise() throws IOException {
    touch(
        "Yes/0a7c_nohash_0.wav", "Yes/0a7c_nohash_1.wav", "no/no_ffd2_nohash_0.flac", "no/me.wav");
    touch("_background_noise_/tap.wav", "stray.wav", ".git/no/x.wav", "no/README.md");
    write("validation_list.txt", "Yes/0a7c_nohash_1.wav\n");
    write("testing_list.txt", "./no/me.wav\n\n");
    Corpus corpus = Corpora.read(folder);
    assertThat(corpus.utterances())
        .extracting(Utterance::text, Utterance::speaker)
        .containsExactly(
            tuple("yes", "0a7c"), tuple("yes", "0a7c"), tuple("no", ""), tuple("no", "ffd2"));
    assertThat(corpus.noise()).containsExactly(folder.resolve("_background_noise_/tap.wav"));
    assertThat(corpus.unlabelled()).containsExactly(folder.resolve("stray.wav"));
    assertThat(corpus.official())
        .hasSize(2)
        .containsEntry(folder.resolve("Yes/0a7c_nohash_1.wav"), Part.DEVELOPMENT)
        .containsEntry(folder.resolve("no/me.wav"), Part.TEST);
  }

  @Test
  void readsJsonLines() throws IOException {
    touch("clips/a.wav");
    Path manifest =
        write(
            "m.json",
            "\uFEFF{\"audio_filepath\": \"clips/a.wav\", \"duration\": 1.5, \"text\": \"Turn  LEFT\","
                + " \"speaker\": 17}\n\n"
                + "{\"audio_filepath\": \"/abs/b.wav\", \"text\": \"7\", \"split\": \"dev\"}\n");
    for (Path path : List.of(manifest, folder)) {
      Corpus corpus = Corpora.read(path);
      assertThat(corpus.utterances())
          .containsExactly(
              new Utterance(folder.resolve("clips/a.wav"), "turn left", "17"),
              new Utterance(Path.of("/abs/b.wav"), "7", ""));
      assertThat(corpus.official()).isEqualTo(Map.of(Path.of("/abs/b.wav"), Part.DEVELOPMENT));
    }
  }

  @Test
  void readsCommaSeparatedValuesWithQuotes() throws IOException {
    write(
        "metadata.csv",
        "speaker,file_name,transcription\r\n"
            + "ann,a.wav,\"yes, \"\"please\"\"\"\r\n"
            + "bob,b.wav,\"two\nlines\"\r\n"
            + "\r\n"
            + ",c.wav,no");
    assertThat(Corpora.read(folder).utterances())
        .containsExactly(
            new Utterance(folder.resolve("a.wav"), "yes, \"please\"", "ann"),
            new Utterance(folder.resolve("b.wav"), "two lines", "bob"),
            new Utterance(folder.resolve("c.wav"), "no", ""));
  }

  @Test
  void readsTabsAndFindsRecordingsInTheSubfolder() throws IOException {
    touch("recordings/1_x_0.flac");
    write("MANIFEST.tsv", "path\ttext\tspeaker\tlicence\n1_x_0.flac\tone\tx\tMIT \"like\"\n");
    assertThat(Corpora.read(folder).utterances())
        .containsExactly(new Utterance(folder.resolve("recordings/1_x_0.flac"), "one", "x"));
  }

  @Test
  void joinsCorpora() throws IOException {
    touch("a/1_x_7.wav", "b/two/y_nohash_1.wav", "b/_background_noise_/n.wav");
    Corpus corpus = Corpora.read(List.of(folder.resolve("a"), folder.resolve("b")));
    assertThat(corpus.name()).isEqualTo("a+b");
    assertThat(corpus.labels()).containsExactly("one", "two");
    assertThat(corpus.speakers()).containsExactly("x", "y");
    assertThat(corpus.noise()).hasSize(1);
  }

  @Test
  void canBeForcedToALayout() throws IOException {
    touch("recordings/1_x_0.wav");
    write("MANIFEST.tsv", "path\ttext\nrecordings/1_x_0.wav\teins\n");
    assertThat(Corpora.read(folder).labels()).containsExactly("eins");
    assertThat(Corpora.read(folder, "fsdd").labels()).containsExactly("one");
    assertThatThrownBy(() -> Corpora.read(folder, "json-lines"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("not in the layout json-lines");
    assertThatThrownBy(() -> Corpora.read(folder, "fsd"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("json-lines, table, sphinx, librispeech, fsdd, yesno, folders");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> Corpora.read(folder.resolve("nowhere")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> Corpora.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("holds no recordings")
        .hasMessageContaining("put some there");
    touch("hello.wav", "deep/er/x.wav", "label/y.wav");
    assertThatThrownBy(() -> Corpora.read(folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(
            "holds 3 recordings in no known layout; expected one of these:\n  a manifest");
    assertThatThrownBy(() -> Corpora.read(folder.resolve("hello.wav")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("is no manifest");
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    expectError(
        write("a.csv", "file_name,text\nx.wav,yes\ny.wav,well, no\n"), "line 3", "3 fields");
    expectError(
        write("b.jsonl", "{\"audio_filepath\": \"x.wav\", \"text\": \"a\"}\n{\"text\": \"b\"}\n"),
        "line 2",
        "lacks audio_filepath");
    expectError(
        write("c.jsonl", "{\"audio_filepath\": \"x.wav\", \"text\": \"a\"}\n{oops\n"),
        "line 2",
        "column 2");
    expectError(
        write("o.jsonl", "{\"audio_filepath\": \"x.wav\", \"text\": \"a\", \"offset\": 2.5}\n"),
        "line 1",
        "from 2.5 s on");
    expectError(write("d.csv", "file_name,text,split\nx.wav,a,exam\n"), "line 2", "'exam'");
    expectError(write("e.csv", "file_name,text\n"), "e.csv", "lists no recordings");
  }

  @Test
  void refusesToGuessAmongManifests() throws IOException {
    write("train.csv", "file_name,text\nx.wav,a\n");
    write("test.csv", "file_name,text\ny.wav,b\n");
    expectError(folder, "test.csv", "train.csv", "name the one");
  }

  @Test
  void refusesTextInAnotherEncoding() throws IOException {
    byte[] latin1 = "file_name,text\nx.wav,f\u00fcnf\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("latin.csv"), latin1);
    expectError(file, "latin.csv", "is not text in UTF-8", "convert it");
  }

  private static void expectError(Path path, String... parts) {
    assertThatThrownBy(() -> Corpora.read(path))
        .isInstanceOf(CorpusException.class)
        .hasMessageContainingAll(parts);
  }

  private void touch(String... files) throws IOException {
    for (String file : files) {
      write(file, "");
    }
  }

  private Path write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
