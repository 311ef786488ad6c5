package io.nicebeach.grammar;

import io.nicebeach.grammar.Automaton.Arc;
import io.nicebeach.grammar.Automaton.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a sentence has come in a grammar: the states that its words may have led to, each by the
 * likeliest walk. Immutable.
 */
public final class Position {
  private final Automaton automaton;
  private final Map<Integer, Walk> walks;
  private final double weight;

  private Position(Automaton automaton, Map<Integer, Walk> walks) {
    this.automaton = automaton;
    this.walks = walks;
    this.weight = walks.values().stream().mapToDouble(Walk::weight).max().orElseThrow();
  }

  static Position start(Automaton automaton) {
    return new Position(automaton, Map.of(Automaton.START, Walk.EMPTY));
  }

  /** The numbers of the states; at least one. */
  public Set<Integer> states() {
    return walks.keySet();
  }

  /** One word more; null if no sentence goes on like that. */
  public @Nullable Position next(String word) {
    Map<Integer, Walk> reached = new LinkedHashMap<>();
    for (Entry<Integer, Walk> entry : walks.entrySet()) {
      State state = automaton.states().get(entry.getKey());
      for (Arc arc : state.arcs().getOrDefault(word, List.of())) {
        reached.merge(arc.target(), entry.getValue().then(arc.before()), Position::likelier);
      }
    }
    return reached.isEmpty() ? null : new Position(automaton, reached);
  }

  private static Walk likelier(Walk first, Walk second) {
    return second.weight() > first.weight() ? second : first;
  }

  /** The natural logarithm of the likeliest walk's weight so far, at most 0. */
  public double weight() {
    return weight;
  }

  /** The natural logarithm of the sentence's weight if it ends here; minus infinity if not. */
  public double end() {
    return ended().weight();
  }

  /** The tags of the sentence if it ends here, in the order of its words; else none. */
  public List<String> tags() {
    return ended().tagList();
  }

  private Walk ended() {
    Walk best = Walk.NONE;
    for (Entry<Integer, Walk> entry : walks.entrySet()) {
      State state = automaton.states().get(entry.getKey());
      if (state.mayEnd()) {
        best = likelier(best, entry.getValue().then(state.end()));
      }
    }
    return best;
  }
}
