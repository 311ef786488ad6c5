package io.nicebeach.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarTest {
  @Test
  void aPinHasFourToSixDigits() {
    Grammar pin = Grammar.named("pin");
    assertThat(pin.tags("four oh seven one")).contains(List.of("4", "0", "7", "1"));
    assertThat(pin.tags("four zero seven one nine nine")).isPresent();
    assertThat(pin.tags("four zero seven")).isEmpty();
    assertThat(pin.tags("one two three four five six seven")).isEmpty();
    assertThat(pin.words()).hasSize(11);
  }

  @Test
  void aTelephoneNumberHasSevenToFifteenDigits() {
    Grammar phone = Grammar.named("phone");
    for (int digits = 0; digits < 20; digits++) {
      assertThat(phone.tags("five ".repeat(digits).strip()).isPresent())
          .as("%d digits", digits)
          .isEqualTo(digits >= 7 && digits <= 15);
    }
  }

  @Test
  void anAnswerIsYesOrNo() {
    assertThat(Grammar.named("yes-no").tags("yes")).contains(List.of("yes"));
    assertThat(Grammar.named("yes-no").tags("yes no")).isEmpty();
  }

  @Test
  void thereIsNoGrammarOfAnotherName() {
    assertThatThrownBy(() -> Grammar.named("pim"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name must be one of [pin, phone, yes-no] but is pim");
  }

  @Test
  void aListOfPhrasesComesInAnyOrder() {
    Grammar grammar = Grammar.of(List.of("Light on", "stop"));
    assertThat(grammar.tags("stop light on light on")).contains(List.of());
    assertThat(grammar.tags("")).isPresent();
    assertThat(grammar.tags("light stop")).isEmpty();
    for (List<String> none : List.of(List.<String>of(), List.of(" "))) {
      assertThatThrownBy(() -> Grammar.of(none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least one word");
    }
  }

  @Test
  void weightsCountByTheirRatioToTheLargest() throws GrammarException {
    Grammar grammar =
        Grammar.parse("#JSGF V1.0; grammar g; public <s> = (/6/ a | /3/ b {x} | /1.5/ a c)+;");
    assertThat(weight(grammar, "a")).isZero();
    assertThat(weight(grammar, "b a b")).isCloseTo(2 * Math.log(0.5), within(1e-12));
    assertThat(weight(grammar, "a c")).isCloseTo(Math.log(0.25), within(1e-12));
    assertThat(weight(grammar, "c")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** Of two readings the likelier one says the tags. */
  @Test
  void tagsAreThoseOfTheLikeliestReading() throws GrammarException {
    Grammar grammar =
        Grammar.parse("#JSGF V1.0; grammar g; public <s> = /1/ a {rare} b | /2/ a {usual} b;");
    assertThat(grammar.tags("a b")).contains(List.of("usual"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pin", "phone", "yes-no"})
  void examplesAreSentences(String name) {
    Grammar grammar = Grammar.named(name);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100; i++) {
      assertThat(grammar.tags(grammar.example(random))).isPresent();
    }
    String again = grammar.example(new SplittableRandom(7));
    assertThat(grammar.example(new SplittableRandom(7))).isEqualTo(again);
  }

  @Test
  void examplesEndAlsoWhereTheGrammarHardlyDoes() throws GrammarException {
    Grammar endless =
        Grammar.parse("#JSGF V1.0; grammar g; public <s> = (a | b | c) <s> | d e f g h;");
    String example = endless.example(new SplittableRandom(3));
    assertThat(example).endsWith("d e f g h");
    assertThat(example.split(" ").length).isBetween(5, 26);
  }

  static double weight(Grammar grammar, String sentence) {
    @Nullable Position position = grammar.start();
    for (String word : sentence.isEmpty() ? new String[0] : sentence.split(" ")) {
      position = position == null ? null : position.next(word);
    }
    return position == null ? Double.NEGATIVE_INFINITY : position.end();
  }
}
