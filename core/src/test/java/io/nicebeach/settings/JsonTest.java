package io.nicebeach.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsEveryKindOfValueInOrder() {
    Map<String, ?> tree =
        Json.parseObject(
            "t.json",
            "{\"b\": [1, -2.5, true, null, \"\\u00e4\\n\"], \"a\": {\"long\": 5000000000},"
                + " \"big\": 123456789012345678901234567890, \"empty\": {}}");
    assertThat(tree.keySet()).containsExactly("b", "a", "big", "empty");
    assertThat(tree.get("b")).isEqualTo(Arrays.asList(1, -2.5, true, null, "ä\n"));
    assertThat(tree.get("a")).isEqualTo(Map.of("long", 5_000_000_000L));
    assertThat(tree.get("big")).isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(tree.get("empty")).isEqualTo(Map.of());
  }

  @Test
  void whatIsWrittenReadsBack() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("float", 0.1f);
    tree.put("double", Math.PI);
    tree.put("tiny", Double.MIN_VALUE);
    tree.put("integer", -7);
    tree.put("text", "quote \" slash \\ tab \t \u2028 \uD83D\uDE00");
    tree.put("list", List.of(List.of(), Map.of(), false));
    tree.put("nothing", null);
    for (String text : List.of(Json.write(tree), Json.writePretty(tree))) {
      Map<String, Object> expected = new LinkedHashMap<>(tree);
      expected.put("float", 0.1); // the shortest digits of the float, read as a double
      assertThat(Json.parse("t.json", text)).isEqualTo(expected);
    }
  }

  @Test
  void writesOneLineOrMany() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("a", List.of(1, 2));
    tree.put("b", "x");
    assertThat(Json.write(tree)).isEqualTo("{\"a\":[1,2],\"b\":\"x\"}");
    assertThat(Json.writePretty(tree)).isEqualTo("{\n  \"a\" : [ 1, 2 ],\n  \"b\" : \"x\"\n}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\": }; line 1 column 7",
        "{'a': 1}; line 1 column 2",
        "{\"a\": 1, \"a\": 2}; Duplicate field 'a'",
        "{\"a\": NaN}; line 1 column",
        "{\"a\": 1e999}; too large",
        "{} {}; more text after the end",
        "[1, 2; line 1 column",
        "``; is empty",
      })
  void saysWhereTheTextIsWrong(String text, String complaint) {
    assertThatThrownBy(() -> Json.parse("bad.json", text))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("bad.json:")
        .hasMessageContaining(complaint);
  }

  @Test
  void countsLines() {
    assertThatThrownBy(() -> Json.parse("bad.json", "{\"a\": 1\n \"b\": 2}"))
        .hasMessageContaining("bad.json: line 2 column 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "1"})
  void refusesWhatWouldTakeLongOrEndTheStack(String part) {
    assertThatThrownBy(() -> Json.parse("bad.json", part.repeat(100_000)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("bad.json: nested deeper");
  }

  @Test
  void wantsAnObject() {
    assertThatThrownBy(() -> Json.parseObject("list.json", "[1]"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("list.json")
        .hasMessageContaining("object");
  }

  @Test
  void refusesDeepNestingInsteadOfOverflowingTheStack() {
    assertThatThrownBy(() -> Json.parse("deep.json", "[".repeat(100_000)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("deep.json");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void refusesToWriteWhatJsonCannotHold(double number) {
    assertThatThrownBy(() -> Json.write(List.of(number)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void refusesOtherTypes() {
    assertThatThrownBy(() -> Json.write(Map.of("a", new int[1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[I");
    assertThatThrownBy(() -> Json.write(Map.of(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keys");
  }
}
