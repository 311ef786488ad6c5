package io.nicebeach.grammar;

import java.util.List;

/** What may be said at a place in a rule. */
sealed interface Expansion {
  /** Nothing, which is always said: {@code <NULL>}. */
  Expansion NULL = new Sequence(List.of());

  /** What can never be said: {@code <VOID>}. */
  Expansion VOID = new Choice(List.of());

  /** One word. */
  record Word(String text) implements Expansion {}

  /**
   * What another rule says.
   *
   * @param offset of the reference in the grammar's text
   */
  record Reference(String rule, int offset) implements Expansion {}

  /** One part after the other. */
  record Sequence(List<Expansion> parts) implements Expansion {}

  /** One part out of several. */
  record Choice(List<Alternative> alternatives) implements Expansion {
    /** One part or nothing. */
    static Choice optional(Expansion part) {
      return new Choice(List.of(new Alternative(part, 1), new Alternative(NULL, 1)));
    }
  }

  /**
   * A part that may be chosen.
   *
   * @param weight at least 0; only its ratio to the weights of the others counts
   */
  record Alternative(Expansion part, double weight) {}

  /** A part once or several times. */
  record Repeated(Expansion part) implements Expansion {}

  /** Nothing that is said, but a note for the application that this place was passed. */
  record Tag(String text) implements Expansion {}
}
