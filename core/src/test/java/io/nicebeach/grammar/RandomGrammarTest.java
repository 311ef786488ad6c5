package io.nicebeach.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random grammars, held to their sentences written out. */
class RandomGrammarTest {
  private static final int LONGEST = 4;
  private static final List<String> WORDS = List.of("a", "b", "c");

  /** A sentence's best weight, and the tags of all readings that have it. */
  private record Reading(double weight, Set<List<String>> tags) {
    static Reading better(Reading a, Reading b) {
      if (Math.abs(a.weight - b.weight) > 1e-9) {
        return a.weight > b.weight ? a : b;
      }
      Set<List<String>> both = new HashSet<>(a.tags);
      both.addAll(b.tags);
      return new Reading(a.weight, both);
    }

    Reading then(Reading next) {
      Set<List<String>> all = new HashSet<>();
      for (List<String> first : tags) {
        next.tags.forEach(second -> all.add(joined(first, second)));
      }
      return new Reading(weight + next.weight, all);
    }

    private static List<String> joined(List<String> first, List<String> second) {
      List<String> all = new ArrayList<>(first);
      all.addAll(second);
      return all;
    }
  }

  /** A part of a rule and all sentences of at most four words that it allows. */
  private record Part(String jsgf, Map<List<String>, Reading> sentences) {
    static Part of(String jsgf, List<String> sentence, double weight, List<String> tags) {
      return new Part(jsgf, new HashMap<>(Map.of(sentence, new Reading(weight, Set.of(tags)))));
    }

    boolean mayBeEmpty() {
      return sentences.containsKey(List.of());
    }

    Map<List<String>, Reading> then(Part next) {
      Map<List<String>, Reading> all = new HashMap<>();
      sentences.forEach(
          (first, a) ->
              next.sentences.forEach(
                  (second, b) -> {
                    List<String> whole = Reading.joined(first, second);
                    if (whole.size() <= LONGEST) {
                      all.merge(whole, a.then(b), Reading::better);
                    }
                  }));
      return all;
    }

    Part or(Part other) {
      Map<List<String>, Reading> all = new HashMap<>(sentences);
      other.sentences.forEach((sentence, r) -> all.merge(sentence, r, Reading::better));
      return new Part(jsgf, all);
    }

    Part named(String newJsgf) {
      return new Part(newJsgf, sentences);
    }
  }

  private static final class Generator {
    private final SplittableRandom random;
    private final List<Part> rules = new ArrayList<>();
    private final StringBuilder text = new StringBuilder("#JSGF V1.0;\ngrammar random;\n");

    Generator(long seed) {
      this.random = new SplittableRandom(seed);
      for (int i = 0; i < 3; i++) {
        Part part = part(3);
        text.append(i == 2 ? "public " : "").append("<r" + i + "> = ").append(part.jsgf);
        text.append(";\n");
        rules.add(part);
      }
    }

    private Part part(int depth) {
      return switch (depth == 0 ? 0 : random.nextInt(8)) {
        case 1, 2 -> sequence(depth);
        case 3, 4 -> choice(depth);
        case 5 -> optional(depth);
        case 6 -> repeated(depth);
        case 7 -> rules.isEmpty() ? sequence(depth) : reference();
        default -> word();
      };
    }

    private Part word() {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      if (random.nextInt(6) == 0) {
        return Part.of("<NULL>", List.of(), 0, List.of());
      }
      return random.nextBoolean()
          ? Part.of(word, List.of(word), 0, List.of())
          : Part.of(word + " {t" + word + "}", List.of(word), 0, List.of("t" + word));
    }

    private Part reference() {
      int rule = random.nextInt(rules.size());
      return rules.get(rule).named("<r" + rule + ">");
    }

    private Part sequence(int depth) {
      Part first = part(depth - 1);
      Part second = part(depth - 1);
      return new Part("(" + first.jsgf + ") " + second.jsgf, first.then(second));
    }

    private Part choice(int depth) {
      List<Part> parts = List.of(part(depth - 1), part(depth - 1), part(depth - 1));
      List<Integer> weights = List.of(random.nextInt(4), 1 + random.nextInt(4), random.nextInt(4));
      boolean weighted = random.nextBoolean();
      int largest = weights.stream().mapToInt(w -> w).max().orElseThrow();
      Part all = new Part("", Map.of());
      List<String> written = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        double ratio = weighted ? weights.get(i) / (double) largest : 1;
        Part none = Part.of("", List.of(), Math.log(ratio), List.of());
        all = ratio > 0 ? all.or(new Part("", none.then(parts.get(i)))) : all;
        written.add((weighted ? "/" + weights.get(i) + "/ " : "") + parts.get(i).jsgf);
      }
      return all.named("(" + String.join(" | ", written) + ")");
    }

    private Part optional(int depth) {
      Part part = part(depth - 1);
      Part none = Part.of("", List.of(), 0, List.of());
      return part.or(none).named("[" + part.jsgf + "]");
    }

    /** Of what may be empty the tags could repeat without end; there a word comes first. */
    private Part repeated(int depth) {
      Part inner = part(depth - 1);
      Part a = Part.of("a", List.of("a"), 0, List.of());
      Part part = inner.mayBeEmpty() ? new Part("a " + inner.jsgf, a.then(inner)) : inner;
      Part all = part;
      for (int i = 1; i < LONGEST; i++) {
        all = all.or(new Part("", all.then(part)));
      }
      return all.named("(" + part.jsgf + ")+");
    }
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {0, 1000, 2000, 3000})
  void saysExactlyItsSentences(long first) throws GrammarException {
    List<List<String>> all = sentences();
    int compiled = 0;
    for (long seed = first; seed < first + 200; seed++) {
      Generator generator = new Generator(seed);
      Map<List<String>, Reading> expected = generator.rules.get(2).sentences;
      if (expected.keySet().stream().noneMatch(sentence -> !sentence.isEmpty())) {
        continue; // refused, as ParserTest has it
      }
      compiled++;
      Grammar grammar = Grammar.parse(generator.text.toString());
      for (List<String> sentence : all) {
        String text = String.join(" ", sentence);
        String as = "seed %d, '%s' in%n%s".formatted(seed, text, generator.text);
        Reading reading = expected.get(sentence);
        assertThat(grammar.tags(text).isPresent()).as(as).isEqualTo(reading != null);
        if (reading != null) {
          assertThat(GrammarTest.weight(grammar, text))
              .as(as)
              .isCloseTo(reading.weight, within(1e-9));
          assertThat(reading.tags).as(as).contains(grammar.tags(text).orElseThrow());
        }
      }
    }
    assertThat(compiled).isGreaterThan(100);
  }

  private static List<List<String>> sentences() {
    List<List<String>> all = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < all.size() && all.get(i).size() < LONGEST; i++) {
      List<String> shorter = all.get(i);
      all.addAll(WORDS.stream().map(w -> Reading.joined(shorter, List.of(w))).toList());
    }
    assertThat(all.stream().collect(Collectors.toSet())).hasSize(1 + 3 + 9 + 27 + 81);
    return all;
  }
}
