package io.nicebeach.fuzz;

import io.nicebeach.grammar.Grammar;
import io.nicebeach.grammar.GrammarException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Grammars in JSGF; what may be said after them must be among their sentences. */
record GrammarTarget() implements Target {
  /** What the grammars that come with Nicebeach do not use. */
  private static final String EVERYTHING =
      """
      #JSGF V1.0 UTF-8 en;
      grammar com.example.everything;
      /** Weights, tags, special rules and all repetitions. */
      public <all> = /2/ <NULL> (please)* [the] <door> {open} | /0.5/ "a b"+ zwölf;
      <door> = door | gate <door>; // right recursion
      """;

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(EVERYTHING.getBytes(StandardCharsets.UTF_8));
    for (String name : Grammar.NAMES) {
      seeds.add(Grammar.text(name).getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    Grammar grammar = Grammar.read(new ByteArrayInputStream(input), file.toString());
    String sentence = grammar.example(new SplittableRandom(1));
    Promises.require(grammar.tags(sentence).isPresent(), "does not take '" + sentence + "'");
  }

  /**
   * A rule that names another twice doubles the automaton, up to the compiler's own limits; that
   * these are low enough shows in the fuzzer's small heap.
   */
  @Override
  public long memory(byte[] input) {
    return Long.MAX_VALUE;
  }

  @Override
  public Class<? extends IOException> refusal() {
    return GrammarException.class;
  }
}
