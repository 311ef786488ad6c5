package io.nicebeach.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.data.CorpusException;
import io.nicebeach.network.Pronunciations;
import io.nicebeach.text.Alphabet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PronouncingDictionaryTest {
  private static final String FILE =
      """
      ;;; as CMUdict has it
      # and as others do

      TWO  T UW
      two(2)  T AH
      three\tTH R IY
      tree T R IY
      unknown AH N N OW N
      """;

  @TempDir Path folder;

  @Test
  void tellsTheSoundsOfTokens() throws IOException {
    Alphabet alphabet =
        Alphabet.of(
            List.of(
                "three", "2", "two three", "_tree_", "_silence_rain_", "_two-three_", "_unknown_"));
    Pronunciations sounds = read(FILE).of(alphabet);

    assertThat(sounds.phones()).isEqualTo(8); // AH IY N OW R T TH UW
    assertThat(sounds.ofClasses().get(0)).containsExactly(7, 5, 2);
    assertThat(sounds.ofClasses().get(1)).containsExactly(6, 8);
    assertThat(sounds.ofClasses().get(2)).containsExactly(6, 8, 7, 5, 2);
    assertThat(sounds.ofClasses().get(3)).containsExactly(6, 5, 2);
    assertThat(sounds.ofClasses().get(4)).isEmpty();
    assertThat(sounds.ofClasses()).doesNotContainKey(5); // a nonword made of halves of both
    assertThat(sounds.ofClasses()).doesNotContainKey(6); // any other word
  }

  @Test
  void whatIsSaidOneAfterTheOtherHasTheSoundsOfAllOfIt() throws IOException {
    Pronunciations sounds = read(FILE).of(Alphabet.of(List.of("three", "two", "four")));
    assertThat(sounds.of(new int[] {1, 0}))
        .hasValueSatisfying(all -> assertThat(all).containsExactly(6, 8, 7, 5, 2));
    assertThat(sounds.of(new int[] {})).hasValueSatisfying(all -> assertThat(all).isEmpty());
    assertThat(sounds.of(new int[] {1, 2})).isEmpty();
  }

  @Test
  void withoutADictionaryNothingIsKnown() {
    Pronunciations sounds = PronouncingDictionary.EMPTY.of(Alphabet.of(List.of("one", "_two_")));
    assertThat(sounds).isEqualTo(Pronunciations.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one\n", "two T UW\none\n"})
  void aWordWithoutSoundsIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CorpusException.class)
        .hasMessageContainingAll("words.dict", "no sounds for 'one'", "take it out");
  }

  @Test
  void whatIsNoTextOrNotThereIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("bytes"), new byte[] {'a', ' ', (byte) 0xff, '\n'});
    assertThatThrownBy(() -> PronouncingDictionary.read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("is no text in UTF-8");
    assertThatThrownBy(() -> PronouncingDictionary.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private PronouncingDictionary read(String text) throws IOException {
    Path file = folder.resolve("words.dict");
    return PronouncingDictionary.read(Files.write(file, text.getBytes(StandardCharsets.UTF_8)));
  }
}
