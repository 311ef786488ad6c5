package io.nicebeach.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArpaTest {
  private static final String MODEL =
      """
      a comment before the data

      \\data\\
      ngram 1=5
      ngram 2=4
      ngram 3=2

      \\1-grams:
      -0.7\t</s>
      -99\t<s>\t-0.2
      -1.5\t<unk>
      -0.4\tyes\t-0.3
      -0.6\tno\t-0.1

      \\2-grams:
      -0.25\t<s> yes\t-0.05
      -0.5\tyes no\t-0.15
      -0.35\tyes yes
      -0.45\tno </s>

      \\3-grams:
      -0.12\t<s> yes no
      -0.22\tyes no </s>

      \\end\\
      """;

  /** Log10 by hand: trigram; or back-off of the longer context plus the shorter n-gram. */
  @ParameterizedTest
  @CsvSource({
    "'', -0.9", // b(<s>) + </s>
    "yes, -1.3", // <s> yes -0.25; b(<s> yes) -0.05 + b(yes) -0.3 + </s> -0.7
    "yes no, -0.59", // -0.25; <s> yes no -0.12; yes no </s> -0.22
    "no, -1.25", // b(<s>) -0.2 + no -0.6; no </s> -0.45
    "yes no yes, -2.02", // -0.25 - 0.12; b(yes no) -0.15 + b(no) -0.1 + yes -0.4; b(yes) + </s>
    "yes yes, -1.65", // -0.25; b(<s> yes) -0.05 + yes yes -0.35; b(yes) -0.3 + </s> -0.7
    "maybe, -2.4", // b(<s>) -0.2 + <unk> -1.5; </s> -0.7
  })
  void scoresByHand(String sentence, double log10) throws IOException {
    List<String> words = sentence.isEmpty() ? List.of() : List.of(sentence.split(" "));
    assertThat(read(MODEL).logProbability(words) / Math.log(10)).isCloseTo(log10, within(1e-9));
  }

  @Test
  void knowsItsWords() throws IOException {
    NgramModel model = read(MODEL);
    assertThat(model.words()).containsExactly("yes", "no");
    assertThat(model.order()).isEqualTo(3);
    assertThat(model.knows("maybe")).isFalse();
  }

  @Test
  void isWrittenAsItWasRead() throws IOException {
    String once = write(read(MODEL));
    assertThat(write(read(once))).isEqualTo(once);
    assertThat(once).contains("ngram 3=2", "-0.5000000\tyes no\t-0.1500000", "-99\t<s>\t-0.2");
    for (List<String> sentence : List.of(List.of("yes", "no", "no"), List.of("maybe", "yes"))) {
      assertThat(read(once).logProbability(sentence))
          .isCloseTo(read(MODEL).logProbability(sentence), within(1e-6));
    }
  }

  @Test
  void aModelWithoutTheUnknownWordRulesItOut() throws IOException {
    NgramModel model = read("\\data\\\nngram 1=1\n\n\\1-grams:\n-0.1 yes\n\\end\\\n");
    assertThat(model.next(model.start(), "no").logProbability()).isEqualTo(NgramModel.ZERO);
    assertThat(model.next(model.start(), "yes").logProbability())
        .isCloseTo(-0.1 * Math.log(10), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'line 1: the file ends'",
    "yes no, 'line 2: the file ends'",
    "'\\data\\|ngram 1=2|\\1-grams:|-1 a|\\end\\', 'line 5: must be an n-gram of 1 words'",
    "'\\data\\|ngram 1=1|\\1-grams:|-1 a|-1 b|\\end\\', 'line 5: must be \\end\\ but is'",
    "'\\data\\|ngram 1=1|\\1-grams:|x a|\\end\\', 'line 4: must be a number but is'",
    "'\\data\\|ngram 2=1|', 'line 2: must be ngram 1='",
    "'\\data\\|ngram 1=x|', 'line 2: must be a count but is'",
    "'\\data\\|ngram 1=-1|', 'line 2: must be a count but is'",
    "'\\data\\|ngram 1=1|\\1-grams:|NaN a|', 'line 4: must be a number but is'",
    "'\\data\\|ngram 1=1|\\1-grams:|-1 a 1e99|', 'line 4: must be a number but is'",
    "'\\data\\|ngram 1=1|\\1-grams:|0.5 a|', 'line 4: must be the logarithm of a probability'",
    "'\\data\\|ngram 1=1|ngram 2=1|\\1-grams:|-1 a|\\2-grams:|-1 a b|', 'line 7: must be an n-gram whose words'",
    "'\\data\\|ngram 1=1|ngram 2=1|\\1-grams:|-1 a|\\2-grams:|-1 b a|', 'line 7: must be an n-gram whose words'",
    "'\\data\\|ngram 1=1|\\2-grams:|', 'line 3: must be \\1-grams: but is'",
  })
  void namesFileAndLineOfWhatIsWrong(String text, String complaint) {
    assertThatThrownBy(() -> read(text.replace('|', '\n')))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("words.arpa, " + complaint);
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] bytes = {(byte) 0x1f, (byte) 0x8b, (byte) 0xff, (byte) 0xfe};
    assertThatThrownBy(() -> Arpa.read(new ByteArrayInputStream(bytes), "words.arpa.gz"))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("compressed");
  }

  @Test
  void foldersAndMissingFilesAreToldByTheirName(@TempDir Path folder) {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> Arpa.read(missing))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing + ": there is no such file; check the path");
    assertThatThrownBy(() -> WordList.read(missing))
        .hasMessage(missing + ": there is no such file; check the path");
    assertThatThrownBy(() -> Arpa.read(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": is a directory; give an ARPA file");
    assertThatThrownBy(() -> WordList.read(folder))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder + ": is a directory; give a word list");
  }

  @Test
  void wordListsMayBePronouncingDictionaries(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("words.dic");
    Files.writeString(file, ";; sounds\nTHE  DH AH\nTHE(2) DH IY\n\n# more\nbay\n");
    assertThat(WordList.read(file)).containsExactly("the", "bay");
    Files.writeString(file, "# nothing\n");
    assertThatThrownBy(() -> WordList.read(file))
        .isInstanceOf(LanguageModelException.class)
        .hasMessageContaining("words.dic, line 1: holds no word");
  }

  static NgramModel read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arpa.read(new ByteArrayInputStream(bytes), "words.arpa");
  }

  static String write(NgramModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arpa.write(model, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
