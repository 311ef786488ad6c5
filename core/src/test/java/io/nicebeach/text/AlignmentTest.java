package io.nicebeach.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.text.Alignment.Edit;
import io.nicebeach.text.Alignment.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {
  /** Letters: M as said, S another word, D not heard, I heard and not said. */
  @ParameterizedTest
  @CsvSource({
    "'', '', ''",
    "a, '', D",
    "'', a b, II",
    "a b c, a b c, MMM",
    "a b c, a x c, MSM",
    "a b c, a c, MDM",
    "a c, a b c, MIM",
    "one two two, two two, DMM",
    "a b, b c, DMI", // as few edits as SS, and b is found
  })
  void smallOnesByHand(String reference, String hypothesis, String expected) {
    Alignment alignment =
        Alignment.of(Units.WORDS.tokens(reference), Units.WORDS.tokens(hypothesis));
    assertThat(
            alignment.edits().stream()
                .map(edit -> edit.kind().name().substring(0, 1))
                .collect(Collectors.joining()))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void holdsBothSidesAndTheLeastNumberOfEdits(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      String said = letters(random);
      String heard = letters(random);
      Alignment alignment =
          Alignment.of(Units.CHARACTERS.tokens(said), Units.CHARACTERS.tokens(heard));
      assertThat(joined(alignment, Kind.INSERTION)).as("%s - %s", said, heard).isEqualTo(said);
      assertThat(joined(alignment, Kind.DELETION)).as("%s - %s", said, heard).isEqualTo(heard);
      assertThat(alignment.edits().size() - alignment.count(Kind.MATCH))
          .as("%s - %s", said, heard)
          .isEqualTo(EditDistance.between(said, heard));
      for (Edit edit : alignment.edits()) {
        boolean same = edit.reference().equals(edit.hypothesis());
        assertThat(same).isEqualTo(edit.kind() == Kind.MATCH);
      }
    }
  }

  @Test
  void charactersAreCodePoints() {
    assertThat(Units.CHARACTERS.tokens("a \uD83C\uDFD6")).containsExactly("a", " ", "\uD83C\uDFD6");
  }

  /** What was said (without insertions) or heard (without deletions). */
  private static String joined(Alignment alignment, Kind without) {
    List<String> tokens = new ArrayList<>();
    for (Edit edit : alignment.edits()) {
      if (edit.kind() != without) {
        tokens.add(without == Kind.INSERTION ? edit.reference() : edit.hypothesis());
      }
    }
    return String.join("", tokens);
  }

  private static String letters(SplittableRandom random) {
    return random
        .ints(random.nextInt(8), 'a', 'd')
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
