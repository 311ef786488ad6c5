package io.nicebeach.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class AlphabetTest {
  private static final List<String> TRANSCRIPTS =
      List.of("two one", "one", "", "go up 2 \ud83c\udfd6");

  @ParameterizedTest
  @EnumSource(value = Units.class)
  void cuttingAndJoiningGivesTheTranscriptBack(Units units) {
    for (String transcript : TRANSCRIPTS) {
      assertThat(units.join(units.tokens(transcript))).isEqualTo(transcript);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Units.class, mode = Mode.EXCLUDE, names = "WHOLE")
  void encodesAndReadsBack(Units units) {
    Alphabet alphabet = Alphabet.withBlank(units, Alphabet.tokensOf(units, TRANSCRIPTS));
    for (String transcript : TRANSCRIPTS) {
      assertThat(alphabet.encode(transcript)).doesNotContain(Alphabet.BLANK_INDEX);
      assertThat(alphabet.text(alphabet.encode(transcript))).isEqualTo(transcript);
    }
  }

  @Test
  void ordersItsTokensAndPutsTheBlankFirst() {
    List<String> words = Alphabet.tokensOf(Units.WORDS, TRANSCRIPTS);
    assertThat(words).containsExactly("one", "two", "2", "go", "up", "\ud83c\udfd6");
    Alphabet alphabet = Alphabet.withBlank(Units.WORDS, words);
    assertThat(alphabet.index(Alphabet.BLANK)).isEqualTo(Alphabet.BLANK_INDEX);
    assertThat(alphabet.hasBlank()).isTrue();
    assertThat(alphabet.encode("two one")).containsExactly(2, 1);
    assertThat(Alphabet.tokensOf(Units.CHARACTERS, List.of("ba a"))).containsExactly(" ", "a", "b");
  }

  @Test
  void refusesWhatItCannotWrite() {
    Alphabet alphabet = Alphabet.withBlank(Units.WORDS, List.of("one"));
    assertThatThrownBy(() -> alphabet.encode("one three")).hasMessageContaining("no token 'three'");
    assertThatThrownBy(() -> alphabet.encode("one <blank>")).hasMessageContaining("<blank>");
    assertThatThrownBy(() -> Alphabet.withBlank(Units.WORDS, List.of("one", "<blank>")))
        .hasMessageContaining("'<blank>' twice");
  }

  @Test
  void tokensOfOtherWordsAreNoWords() {
    assertThat(Alphabet.unknown("turn left")).isEqualTo("_turn-left_");
    for (String token : List.of(Alphabet.UNKNOWN, Alphabet.SILENCE, "_turn-left_")) {
      assertThat(Alphabet.isNoWord(token)).as(token).isTrue();
    }
    for (String token : List.of("left", "_", "__", "_left", "left_", "")) {
      assertThat(Alphabet.isNoWord(token)).as(token).isFalse();
    }
    Alphabet alphabet = Alphabet.of(List.of("one", "_up_", "_silence_"));
    assertThat(alphabet.words()).containsExactly("one");
  }

  @Test
  void silenceMayBeOfSeveralKinds() {
    assertThat(Alphabet.silence("")).isEqualTo(Alphabet.SILENCE);
    assertThat(Alphabet.silence("dog bark")).isEqualTo("_silence_dog-bark_");
    for (String token : List.of(Alphabet.SILENCE, "_silence_rain_")) {
      assertThat(Alphabet.isSilence(token)).as(token).isTrue();
      assertThat(Alphabet.isNoWord(token)).as(token).isTrue();
    }
    for (String token : List.of("silence", Alphabet.UNKNOWN, "_rain_", "")) {
      assertThat(Alphabet.isSilence(token)).as(token).isFalse();
    }
  }
}
