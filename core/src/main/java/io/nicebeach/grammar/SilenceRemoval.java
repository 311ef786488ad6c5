package io.nicebeach.grammar;

import io.nicebeach.grammar.Automaton.Arc;
import io.nicebeach.grammar.Automaton.State;
import io.nicebeach.grammar.Fragments.Silent;
import io.nicebeach.grammar.Fragments.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Takes the arcs that say nothing out of an automaton, so that every arc says a word: what can be
 * reached in silence (by the likeliest way, after Dijkstra 1959) is put together with the words
 * that follow (Mohri 2002). What is on no way to the end goes too.
 */
final class SilenceRemoval {
  private static final int MOST_STEPS = 2_000_000;

  private final Fragments fragments;
  private final Source source;
  private final int offset;

  /** The states kept, by their number in the fragments: the start, and where a word leads. */
  private final Map<Integer, Integer> numbers = new HashMap<>();

  private final List<Integer> kept = new ArrayList<>();
  private int steps;

  /**
   * @param offset what errors point at
   */
  SilenceRemoval(Fragments fragments, Source source, int offset) {
    this.fragments = fragments;
    this.source = source;
    this.offset = offset;
  }

  /** A way in silence. */
  private record Way(int state, Walk walk, int order) {
    /** The likeliest first; of equals the one found first. */
    static final Comparator<Way> ORDER =
        Comparator.<Way>comparingDouble(way -> -way.walk().weight()).thenComparingInt(Way::order);
  }

  Automaton automaton() throws GrammarException {
    number(Fragments.START);
    List<State> states = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      states.add(state(kept.get(i)));
    }
    Automaton automaton = Automaton.of(states);
    if (automaton.words().isEmpty()) {
      throw source.error(offset, "there is no sentence that could be said; is all of it <VOID>?");
    }
    return automaton;
  }

  private int number(int fragment) {
    return numbers.computeIfAbsent(
        fragment,
        state -> {
          kept.add(state);
          return kept.size() - 1;
        });
  }

  private State state(int from) throws GrammarException {
    Map<String, List<Arc>> arcs = new HashMap<>();
    Walk end = Walk.NONE;
    for (Way way : inSilence(from)) {
      for (Spoken spoken : fragments.spoken(way.state())) {
        count();
        arcs.computeIfAbsent(spoken.word(), w -> new ArrayList<>(1))
            .add(new Arc(number(spoken.target()), way.walk()));
      }
      end = way.state() == Fragments.END ? way.walk() : end;
    }
    return new State(arcs, end);
  }

  /** All states that can be reached without a word, each by its likeliest way. */
  private List<Way> inSilence(int from) throws GrammarException {
    Set<Integer> settled = new HashSet<>();
    PriorityQueue<Way> queue = new PriorityQueue<>(Way.ORDER);
    List<Way> ways = new ArrayList<>();
    queue.add(new Way(from, Walk.EMPTY, 0));
    int order = 1;
    while (!queue.isEmpty()) {
      Way way = queue.remove();
      if (settled.add(way.state())) {
        ways.add(way);
        for (Silent arc : fragments.silent(way.state())) {
          count();
          queue.add(new Way(arc.target(), way.walk().then(arc.weight(), arc.tag()), order++));
        }
      }
    }
    return ways;
  }

  private void count() throws GrammarException {
    if (++steps > MOST_STEPS) {
      throw source.error(
          offset, "too much may follow too much; use fewer parts that may be left out");
    }
  }
}
