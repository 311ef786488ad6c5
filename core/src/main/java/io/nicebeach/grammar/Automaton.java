package io.nicebeach.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A finite automaton of words: what may be said from each of its states. From every state a
 * sentence can be brought to its end. State 0 is the start. The same word may lead to several
 * states.
 *
 * @param toEnd how many words it takes at least from each state to the end of a sentence
 */
record Automaton(List<State> states, int[] toEnd) {
  static final int START = 0;

  /**
   * A state.
   *
   * @param arcs by the word that they say
   * @param end the weight and the tags of a sentence that ends here
   */
  record State(Map<String, List<Arc>> arcs, Walk end) {
    boolean mayEnd() {
      return end.weight() != Double.NEGATIVE_INFINITY;
    }
  }

  /** Where a word leads, and the weight and the tags that come before it. */
  record Arc(int target, Walk before) {}

  /** The automaton of those states, without what leads nowhere. */
  static Automaton of(List<State> states) {
    int[] toEnd = toEnd(states);
    List<State> trimmed = new ArrayList<>();
    for (State state : states) {
      Map<String, List<Arc>> arcs = new HashMap<>();
      state
          .arcs()
          .forEach(
              (word, all) -> {
                List<Arc> useful = all.stream().filter(arc -> toEnd[arc.target()] >= 0).toList();
                if (!useful.isEmpty()) {
                  arcs.put(word, useful);
                }
              });
      trimmed.add(new State(arcs, state.end()));
    }
    return new Automaton(trimmed, toEnd);
  }

  /** Backwards from where sentences end, breadth first; -1 if the end cannot be reached. */
  private static int[] toEnd(List<State> states) {
    List<List<Integer>> sources = new ArrayList<>();
    states.forEach(state -> sources.add(new ArrayList<>()));
    int[] toEnd = new int[states.size()];
    Arrays.fill(toEnd, -1);
    Deque<Integer> reached = new ArrayDeque<>();
    for (int i = 0; i < toEnd.length; i++) {
      int from = i;
      states.get(i).arcs().values().stream()
          .flatMap(List::stream)
          .forEach(arc -> sources.get(arc.target()).add(from));
      if (states.get(i).mayEnd()) {
        toEnd[i] = 0;
        reached.add(i);
      }
    }
    while (!reached.isEmpty()) {
      int state = reached.remove();
      for (int source : sources.get(state)) {
        if (toEnd[source] < 0) {
          toEnd[source] = toEnd[state] + 1;
          reached.add(source);
        }
      }
    }
    return toEnd;
  }

  /** Every word of any sentence, in order. */
  Set<String> words() {
    Set<String> words = new TreeSet<>();
    states.forEach(state -> words.addAll(state.arcs().keySet()));
    return Collections.unmodifiableSet(words);
  }
}
