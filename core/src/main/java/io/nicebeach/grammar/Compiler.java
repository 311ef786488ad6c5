package io.nicebeach.grammar;

import io.nicebeach.grammar.Expansion.Alternative;
import io.nicebeach.grammar.Expansion.Choice;
import io.nicebeach.grammar.Expansion.Reference;
import io.nicebeach.grammar.Expansion.Repeated;
import io.nicebeach.grammar.Expansion.Sequence;
import io.nicebeach.grammar.Expansion.Tag;
import io.nicebeach.grammar.Expansion.Word;
import io.nicebeach.grammar.Rules.Rule;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts rules together to one automaton: a reference becomes a copy of its rule, and a rule that
 * ends in a reference to itself a way back to its beginning. Other recursion would need a stack,
 * which an automaton has not.
 *
 * <p>The weights of alternatives count by their ratio to the largest, so that a grammar without
 * weights says what may be said and nothing of what is likely.
 */
final class Compiler {
  private static final int MOST_PARTS = 1_000_000;
  private static final int DEEPEST = 1000;

  private final Rules rules;
  private final Fragments fragments = new Fragments();
  private final Deque<Open> open = new ArrayDeque<>();
  private int parts;
  private int depth;

  private Compiler(Rules rules) {
    this.rules = rules;
  }

  /** A rule that is being copied between two states. */
  private record Open(Rule rule, int from, int to) {}

  /**
   * The automaton of the sentences of all public rules.
   *
   * @throws GrammarException if there are none, they are too many to write down, or a rule refers
   *     to itself elsewhere than at its end
   */
  static Automaton compile(Rules rules) throws GrammarException {
    Rule first =
        rules.rules().values().stream()
            .filter(Rule::isPublic)
            .findFirst()
            .orElseThrow(
                () -> rules.source().error(0, "has no public rule; write 'public <name> = ...;'"));
    Compiler compiler = new Compiler(rules);
    for (Rule rule : rules.rules().values()) {
      if (rule.isPublic()) {
        compiler.add(rule, Fragments.START, Fragments.END, rule.offset());
      }
    }
    return new SilenceRemoval(compiler.fragments, rules.source(), first.offset()).automaton();
  }

  /** Copies a rule between two states. */
  private void add(Rule rule, int from, int to, int offset) throws GrammarException {
    int entry = fragments.state(); // a way back to it must not reach what else begins at from
    fragments.pass(from, entry);
    open.push(new Open(rule, entry, to));
    requireDepth(offset);
    add(rule.expansion(), entry, to);
    depth--;
    open.pop();
  }

  private void add(Expansion part, int from, int to) throws GrammarException {
    int offset = open.getFirst().rule().offset();
    if (++parts > MOST_PARTS) {
      throw rules
          .source()
          .error(
              offset,
              "grows too large; the rules that it refers to, in full, "
                  + "have more than "
                  + MOST_PARTS
                  + " parts");
    }
    requireDepth(offset);
    if (part instanceof Word word) {
      fragments.say(from, word.text(), to);
    } else if (part instanceof Tag tag) {
      fragments.pass(from, to, 0, tag.text());
    } else if (part instanceof Sequence sequence) {
      sequence(sequence, from, to);
    } else if (part instanceof Choice choice) {
      choice(choice, from, to);
    } else if (part instanceof Repeated repeated) {
      repeated(repeated, from, to);
    } else if (part instanceof Reference reference) {
      reference(reference, from, to);
    }
    depth--;
  }

  private void requireDepth(int offset) throws GrammarException {
    if (++depth > DEEPEST) {
      throw rules.source().error(offset, "is nested too deep; write longer rules instead");
    }
  }

  private void sequence(Sequence sequence, int from, int to) throws GrammarException {
    int at = from;
    for (int i = 0; i < sequence.parts().size(); i++) {
      boolean isLast = i == sequence.parts().size() - 1;
      int after = isLast ? to : fragments.state();
      add(sequence.parts().get(i), at, after);
      at = after;
    }
    if (sequence.parts().isEmpty()) {
      fragments.pass(from, to);
    }
  }

  private void choice(Choice choice, int from, int to) throws GrammarException {
    double largest = 0;
    for (Alternative alternative : choice.alternatives()) {
      largest = Math.max(largest, alternative.weight());
    }
    for (Alternative alternative : choice.alternatives()) {
      if (alternative.weight() == largest && largest > 0) {
        add(alternative.part(), from, to);
      } else if (alternative.weight() > 0) {
        int entry = fragments.state();
        fragments.pass(from, entry, Math.log(alternative.weight() / largest), null);
        add(alternative.part(), entry, to);
      }
    }
  }

  private void repeated(Repeated repeated, int from, int to) throws GrammarException {
    int entry = fragments.state();
    int end = fragments.state();
    fragments.pass(from, entry);
    add(repeated.part(), entry, end);
    fragments.pass(end, entry);
    fragments.pass(end, to);
  }

  private void reference(Reference reference, int from, int to) throws GrammarException {
    for (Open outer : open) {
      if (outer.rule().name().equals(reference.rule())) {
        back(reference, outer, from, to);
        return;
      }
    }
    add(rules.rules().get(reference.rule()), from, to, reference.offset());
  }

  private void back(Reference reference, Open outer, int from, int to) throws GrammarException {
    if (to != outer.to()) {
      throw rules
          .source()
          .error(
              reference.offset(),
              ("<%s> refers to itself before its end; only the last part of a sequence, without a"
                      + " tag, may do so; for a loop write ( ... )* or ( ... )+")
                  .formatted(reference.rule()));
    }
    fragments.pass(from, outer.from());
  }
}
