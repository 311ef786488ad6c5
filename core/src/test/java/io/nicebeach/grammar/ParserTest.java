package io.nicebeach.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  private static Grammar grammar(String rules) throws GrammarException {
    return Grammar.parse("#JSGF V1.0;\ngrammar test;\n" + rules);
  }

  /** Sentences that a rule allows, and some that it does not, parted by commas. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      value = {
        "yes | no                # yes, no             # , yes no, maybe",
        "a b c                   # a b c               # a, a b, a b c c",
        "a [b] c                 # a c, a b c          # a b b c",
        "a (b | c d) e           # a b e, a c d e      # a b c d e, a e",
        "a*                      # , a, a a a a        # b",
        "a+                      # a, a a              # ''",
        "(a | b)+ c              # a c, b a c          # c",
        "[a] [b] [c]             # , a, b, c, a c      # c a",
        "a <NULL> b              # a b                 # a",
        "a | <VOID> b            # a                   # b, a b",
        "/3/ a | /0/ b           # a                   # b",
        "a {x} {y} | b {z\\}}    # a, b                # x",
        "\"New  York\" city      # new york city       # new city",
        "and/or 7up don't 3.5    # and/or 7up don't 3.5 # and or",
        "a /* b | */ c // d      # a c                 # b",
        "(((a)))                 # a                   # a a",
        "a b* c+ [d]             # a c, a b b c c d    # a b",
        "Ça MÜSSE                # ça müsse            # ca musse",
        "\"a\\\"b\"              # a\"b                # ab",
      })
  void allows(String rule, String sentences, String others) throws GrammarException {
    Grammar grammar = grammar("public <s> = " + rule + "\n;");
    for (String sentence : sentences.split(",")) {
      assertThat(grammar.tags(sentence.strip())).as("'%s'", sentence).isPresent();
    }
    for (String other : others.split(",")) {
      assertThat(grammar.tags(other.strip())).as("'%s'", other).isEmpty();
    }
  }

  @Test
  void rulesReferToOthersBySimpleAndQualifiedNames() throws GrammarException {
    Grammar grammar =
        Grammar.parse(
            """
            #JSGF V1.0 UTF-8 en;
            grammar com.acme.lights; // a comment
            <polite> = please;
            public <command> = [<polite>] <lights.action> <com.acme.lights.object>;
            public <stop> = stop;
            <action> = turn (on {on} | off {off});
            <object> = [the] (light | lamp) {light};
            """);
    assertThat(grammar.name()).isEqualTo("com.acme.lights");
    assertThat(grammar.tags("please turn off the lamp")).contains(List.of("off", "light"));
    assertThat(grammar.tags("stop")).contains(List.of());
    assertThat(grammar.tags("please")).isEmpty();
    assertThat(grammar.words())
        .containsExactly("lamp", "light", "off", "on", "please", "stop", "the", "turn");
  }

  @Test
  void aRuleMayReferToItselfAtItsEnd() throws GrammarException {
    Grammar direct = grammar("public <s> = a {1} <s> | b {2};");
    assertThat(direct.tags("a a a b")).contains(List.of("1", "1", "1", "2"));
    assertThat(direct.tags("a a")).isEmpty();
    Grammar mutual = grammar("public <s> = x <t>; <t> = y (<s> | z);");
    assertThat(mutual.tags("x y x y z")).isPresent();
    assertThat(mutual.tags("x y x z")).isEmpty();
  }

  /** Where each mistake is, and what the message says of it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '#',
      value = {
        "public <s> = a             # 4, 1  # must be ';' at the end of a rule but is the end of",
        "public <s> a;              # 3, 12 # must be '=' after the name of a rule but is 'a'",
        "public <s> = a | ;         # 3, 18 # for nothing at all, <NULL> but is ';'",
        "public <s> = ;             # 3, 14 # must be a word",
        "public <s> = (a | b;       # 3, 20 # must be ')' at the end of a group but is ';'",
        "public <s> = [a);          # 3, 16 # must be ']' at the end of a group but is ')'",
        "public <s> = a);           # 3, 15 # must be ';' at the end of a rule but is ')'",
        "public <s> = {x} a;        # 3, 14 # must be a word, a <rule>",
        "public <s> = <t>;          # 3, 14 # no rule has the name <t>",
        "public <s> = <digt>; <digit> = a; # 3, 14 # did you mean <digit>?",
        "public <s> = a; <s> = b;   # 3, 17 # <s> is defined twice",
        "<s> = a;                   # 1, 1  # has no public rule",
        "public <s> = <VOID>;       # 3, 1  # there is no sentence that could be said",
        "public <s> = <NULL>;       # 3, 1  # there is no sentence that could be said",
        "public <s> = <s> a | b;    # 3, 14 # <s> refers to itself before its end",
        "public <s> = a <s> b | c;  # 3, 16 # <s> refers to itself before its end",
        "public <s> = a <s> {x}| c; # 3, 16 # without a tag",
        "public <s> = (a <s>)+ | c; # 3, 17 # for a loop write ( ... )* or ( ... )+",
        "public <NULL> = a;         # 3, 8  # <NULL> has a meaning already",
        "import <a.b>;              # 3, 1  # imports are not followed; copy the rules",
        "public <s> = /x/ a;        # 3, 14 # a weight must be a number of at least 0",
        "public <s> = /-1/ a;       # 3, 14 # a weight must be a number of at least 0",
        "public <s> = /1/ a | b;    # 3, 14 # some alternatives have a weight and some not",
        "public <s> = a {x;         # 3, 16 # '{' is never closed; close it with '}'",
        "public <s = a;             # 3, 8  # '<' is never closed",
        "public <s> = \"a;          # 3, 14 # '\"' is never closed",
        "public <s> = \"\";         # 3, 14 # the quotes hold no word",
        "public <s> = a /* b ;      # 3, 16 # this comment never ends",
        "public s = a;              # 3, 8  # must be a rule, as in",
        "public <s> = a ** b ++ };  # 3, 24 # must be ';' at the end of a rule but is '}'",
      })
  void namesThePlaceAndTheCure(String rules, String place, String complaint) {
    String[] numbers = place.split(",");
    assertThatThrownBy(() -> grammar(rules + "\n"))
        .isInstanceOf(GrammarException.class)
        .hasMessageStartingWith(
            "grammar, line %s, column %s: ".formatted(numbers[0].strip(), numbers[1].strip()))
        .hasMessageContaining(complaint.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "`grammar a;`                 # 1, column 1: must begin with '#JSGF V1.0;'",
        "`#JSGF V2.0;`                # 1, column 1: must begin with '#JSGF V1.0;'",
        "`#JSGF V1.0; public <a> = b;` # 1, column 13: must be 'grammar NAME;' but is 'public'",
        "`#JSGF V1.0; grammar ;`      # 1, column 21: must be the grammar's name but is ';'",
        "`#JSGF V1.0; grammar a <b>`  # 1, column 23: must be ';' after the grammar's name",
      })
  void wantsAHeader(String text, String complaint) {
    assertThatThrownBy(() -> Grammar.parse(text)).hasMessageContaining(complaint);
  }

  @Test
  void readsTheEncodingThatTheHeaderNames(@TempDir Path folder) throws IOException {
    String rules = "grammar g;\npublic <s> = häuser;\n";
    for (String encoding : List.of("ISO-8859-1", "UTF-8", "UTF-8 de")) {
      String text = "#JSGF V1.0 " + encoding + ";\n" + rules;
      byte[] bytes = text.getBytes(Charset.forName(encoding.split(" ")[0]));
      Path file = Files.write(folder.resolve("g.jsgf"), bytes);
      assertThat(Grammar.read(file).words()).containsExactly("häuser");
    }
    byte[] marked = ("\uFEFF#JSGF V1.0;\n" + rules).getBytes(StandardCharsets.UTF_8);
    assertThat(Grammar.read(new ByteArrayInputStream(marked), "g").words()).hasSize(1);
    byte[] latin = ("#JSGF V1.0;\n" + rules).getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Grammar.read(new ByteArrayInputStream(latin), "g"))
        .hasMessageContaining("g, line 1, column 1: is no text in UTF-8; name its encoding");
    byte[] strange = "#JSGF V1.0 klingon;\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Grammar.read(new ByteArrayInputStream(strange), "g"))
        .hasMessageContaining("line 1, column 12: no encoding is known as 'klingon'");
  }

  /** Small texts that stand for much, or nest deep: refused soon, by name. */
  @Test
  void refusesWhatGrowsWithoutBounds() {
    StringBuilder doubling = new StringBuilder("public <r0> = <r1>;");
    StringBuilder nothing = new StringBuilder("public <r0> = a | <r1>;");
    StringBuilder chain = new StringBuilder("public <r0> = <r1>;");
    for (int i = 1; i < 5000; i++) {
      int next = i + 1;
      if (i < 60) {
        doubling.append("<r%d> = <r%d> <r%d>;".formatted(i, next, next));
        nothing.append("<r%d> = <r%d> | <r%d>;".formatted(i, next, next));
      }
      chain.append("<r%d> = <r%d>;".formatted(i, next));
    }
    assertRefused(doubling + "<r60> = a;", "grows too large");
    assertRefused(nothing + "<r60> = <VOID>;", "grows too large");
    assertRefused(chain + "<r5000> = a;", "nested too deep");
    assertRefused("public <s> = " + "(".repeat(200_000), "nested deeper than 100");
    assertRefused("public <s> = a" + "*".repeat(200_000) + ";", "nested too deep");
    assertRefused("public <s> = " + "[a] ".repeat(50_000) + ";", "too much may follow too much");
    assertRefused("public <s> = a" + " b".repeat(600_000) + ";", "is longer than 1 MB");
  }

  private static void assertRefused(String rules, String complaint) {
    byte[] bytes = ("#JSGF V1.0;\ngrammar g;\n" + rules).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Grammar.read(new ByteArrayInputStream(bytes), "g"))
        .isInstanceOf(GrammarException.class)
        .hasMessageContaining(complaint);
  }

  /** Any text is a grammar or a GrammarException, whatever was done to it. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void damagedTextsAreRefusedInOrder(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String pieces = "<>{}()[]|*+;=/\"\\# \nab1";
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(Grammar.text(Grammar.NAMES.get(i % 3)));
      for (int change = 0; change < 3; change++) {
        int at = random.nextInt(text.length());
        int length = Math.min(text.length() - at, random.nextInt(6));
        char piece = pieces.charAt(random.nextInt(pieces.length()));
        text.replace(at, at + length, random.nextBoolean() ? "" + piece : "");
      }
      try {
        assertThat(Grammar.parse(text.toString()).states()).isPositive();
      } catch (GrammarException e) {
        assertThat(e).hasMessageMatching("(?s)grammar, line \\d+, column \\d+: .+");
      }
    }
  }
}
