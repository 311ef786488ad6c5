package io.nicebeach.grammar;

import io.nicebeach.grammar.Automaton.Arc;
import io.nicebeach.grammar.Automaton.State;
import io.nicebeach.grammar.Expansion.Alternative;
import io.nicebeach.grammar.Expansion.Choice;
import io.nicebeach.grammar.Expansion.Repeated;
import io.nicebeach.grammar.Expansion.Sequence;
import io.nicebeach.grammar.Expansion.Word;
import io.nicebeach.text.InputFile;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that may be said, as rules in the Java Speech Grammar Format (JSGF V1.0) write them
 * down. Immutable and shared by any number of threads.
 */
public final class Grammar {
  /** The grammars that come with Nicebeach. */
  public static final List<String> NAMES = List.of("pin", "phone", "yes-no");

  /** An example longer than this goes to its end by the shortest way. */
  private static final int LONG_EXAMPLE = 20;

  private final String name;
  private final Automaton automaton;

  private Grammar(String name, Automaton automaton) {
    this.name = name;
    this.automaton = automaton;
  }

  /**
   * A grammar that comes with Nicebeach.
   *
   * @param name one of {@link #NAMES}
   */
  public static Grammar named(String name) {
    try {
      return parse(text(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a grammar that comes with Nicebeach, to begin another one with. */
  public static String text(String name) {
    try (InputStream in = Grammar.class.getResourceAsStream(name + ".jsgf")) {
      if (in == null) {
        throw new IllegalArgumentException("name must be one of " + NAMES + " but is " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a grammar in JSGF from a file, in UTF-8 unless its header names another encoding.
   *
   * @throws GrammarException if it cannot be used; the message names line, column and cure
   */
  public static Grammar read(Path file) throws IOException {
    InputFile.requireReadable(file, "a grammar's file");
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a grammar in JSGF from a stream, such as a resource of the application.
   *
   * @param name what to call the stream in errors
   */
  public static Grammar read(InputStream in, String name) throws IOException {
    return of(Source.of(name, in.readNBytes(Source.LONGEST + 1)));
  }

  /**
   * A grammar from its text in JSGF.
   *
   * @throws GrammarException if it cannot be used; the message names line, column and cure
   */
  public static Grammar parse(String jsgf) throws GrammarException {
    return of(new Source("grammar", jsgf));
  }

  private static Grammar of(Source source) throws GrammarException {
    Rules rules = Parser.parse(source);
    return new Grammar(rules.name(), Compiler.compile(rules));
  }

  /**
   * Those words or phrases in any order, any number of them, or none.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Grammar of(Collection<String> phrases) {
    List<Alternative> alternatives = new ArrayList<>();
    for (String phrase : phrases) {
      List<String> words = Units.WORDS.tokens(Transcripts.normalize(phrase));
      alternatives.add(
          new Alternative(new Sequence(words.stream().<Expansion>map(Word::new).toList()), 1));
    }
    Expansion any = Choice.optional(new Repeated(new Choice(alternatives)));
    try {
      return new Grammar("words", Compiler.compile(Rules.of("words", any)));
    } catch (GrammarException e) {
      throw new IllegalArgumentException("phrases must be at least one word but are none", e);
    }
  }

  /** What the grammar calls itself. */
  public String name() {
    return name;
  }

  /** Every word of any sentence, in order. */
  public Set<String> words() {
    return automaton.words();
  }

  /** How many states the automaton has that the sentences are compiled to. */
  public int states() {
    return automaton.states().size();
  }

  /** The words that may come next in a state, which is a number below {@link #states}. */
  public Set<String> words(int state) {
    return automaton.states().get(state).arcs().keySet();
  }

  /** Where every sentence begins. */
  public Position start() {
    return Position.start(automaton);
  }

  /**
   * The tags on the likeliest way of a sentence, in order; empty if it is none of the grammar's.
   */
  public Optional<List<String>> tags(String sentence) {
    @Nullable Position position = start();
    for (String word : Units.WORDS.tokens(sentence)) {
      position = position.next(word);
      if (position == null) {
        return Optional.empty();
      }
    }
    return position.end() == Double.NEGATIVE_INFINITY
        ? Optional.empty()
        : Optional.of(position.tags());
  }

  /** A sentence of the grammar, drawn at random: each word that may come next is as likely. */
  public String example(RandomGenerator random) {
    List<String> words = new ArrayList<>();
    int state = Automaton.START;
    while (!ends(state, words.size(), random)) {
      Entry<String, Arc> step = step(state, words.size(), random);
      words.add(step.getKey());
      state = step.getValue().target();
    }
    return String.join(" ", words);
  }

  private boolean ends(int number, int length, RandomGenerator random) {
    State state = automaton.states().get(number);
    boolean must = state.arcs().isEmpty() || length >= LONG_EXAMPLE;
    return state.mayEnd() && (must || random.nextBoolean());
  }

  private Entry<String, Arc> step(int state, int length, RandomGenerator random) {
    List<Entry<String, Arc>> steps = new ArrayList<>();
    Map<String, List<Arc>> arcs = new TreeMap<>(automaton.states().get(state).arcs());
    arcs.forEach((word, all) -> all.forEach(arc -> steps.add(Map.entry(word, arc))));
    if (length >= LONG_EXAMPLE) {
      steps.removeIf(step -> toEnd(step.getValue().target()) >= toEnd(state));
    }
    return steps.get(random.nextInt(steps.size()));
  }

  private int toEnd(int state) {
    return automaton.toEnd()[state];
  }
}
