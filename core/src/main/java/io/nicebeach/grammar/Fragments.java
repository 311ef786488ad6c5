package io.nicebeach.grammar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An automaton under construction: states, and arcs that say a word or nothing (Thompson 1968).
 * State 0 is its start, state 1 its end.
 */
final class Fragments {
  static final int START = 0;
  static final int END = 1;

  private final List<List<Spoken>> spoken = new ArrayList<>();
  private final List<List<Silent>> silent = new ArrayList<>();

  Fragments() {
    state();
    state();
  }

  /** An arc that says a word. */
  record Spoken(String word, int target) {}

  /**
   * An arc that says nothing.
   *
   * @param weight natural logarithm, at most 0
   * @param tag passed on the way, if any
   */
  record Silent(int target, double weight, @Nullable String tag) {}

  /** A new state. */
  int state() {
    spoken.add(new ArrayList<>(1));
    silent.add(new ArrayList<>(1));
    return spoken.size() - 1;
  }

  void say(int from, String word, int to) {
    spoken.get(from).add(new Spoken(word, to));
  }

  void pass(int from, int to) {
    pass(from, to, 0, null);
  }

  void pass(int from, int to, double weight, @Nullable String tag) {
    silent.get(from).add(new Silent(to, weight, tag));
  }

  List<Spoken> spoken(int from) {
    return spoken.get(from);
  }

  List<Silent> silent(int from) {
    return silent.get(from);
  }
}
