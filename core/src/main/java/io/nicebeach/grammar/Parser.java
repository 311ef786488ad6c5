package io.nicebeach.grammar;

import io.nicebeach.grammar.Expansion.Alternative;
import io.nicebeach.grammar.Expansion.Choice;
import io.nicebeach.grammar.Expansion.Reference;
import io.nicebeach.grammar.Expansion.Repeated;
import io.nicebeach.grammar.Expansion.Sequence;
import io.nicebeach.grammar.Expansion.Tag;
import io.nicebeach.grammar.Expansion.Word;
import io.nicebeach.grammar.Lexeme.Kind;
import io.nicebeach.grammar.Rules.Rule;
import io.nicebeach.text.EditDistance;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Java Speech Grammar Format, version 1.0 (Sun Microsystems 1998, W3C note of 5 June
 * 2000), by recursive descent:
 *
 * <pre>
 * grammar  = header "grammar" name ";" rule*
 * rule     = ["public"] &lt;name> "=" choice ";"
 * choice   = [/weight/] sequence ("|" [/weight/] sequence)*
 * sequence = item+
 * item     = (word | &lt;name> | "(" choice ")" | "[" choice "]") ("*" | "+" | {tag})*
 * </pre>
 */
final class Parser {
  private static final int DEEPEST = 100;
  private static final int LONGEST_NAME = 200;

  private final Source source;
  private final Lexer lexer;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final List<Reference> references = new ArrayList<>();
  private String grammar = "";
  private Lexeme next;
  private int depth;

  private Parser(Source source) throws GrammarException {
    this.source = source;
    this.lexer = new Lexer(source);
    this.next = lexer.next();
  }

  static Rules parse(Source source) throws GrammarException {
    return new Parser(source).rules();
  }

  private Rules rules() throws GrammarException {
    grammar = declaration();
    while (next.kind() != Kind.END) {
      Rule rule = rule();
      if (rules.put(rule.name(), rule) != null) {
        throw source.error(rule.offset(), "<%s> is defined twice".formatted(rule.name()));
      }
    }
    for (Reference reference : references) {
      requireDefined(reference);
    }
    return new Rules(source, grammar, rules);
  }

  private String declaration() throws GrammarException {
    if (!next.is(Kind.WORD, "grammar")) {
      throw expected("'grammar NAME;'");
    }
    advance();
    if (next.kind() != Kind.WORD) {
      throw expected("the grammar's name");
    }
    String name = advance().text();
    symbol(";", "after the grammar's name");
    return name;
  }

  private Rule rule() throws GrammarException {
    int offset = next.offset();
    if (next.is(Kind.WORD, "import")) {
      throw source.error(offset, "imports are not followed; copy the rules into this grammar");
    }
    boolean isPublic = next.is(Kind.WORD, "public");
    if (isPublic) {
      advance();
    }
    if (next.kind() != Kind.RULE) {
      throw expected("a rule, as in 'public <answer> = yes | no;',");
    }
    String name = ruleName(next);
    if (special(name) != null) {
      throw source.error(next.offset(), "<" + name + "> has a meaning already; choose another");
    }
    advance();
    symbol("=", "after the name of a rule");
    Expansion expansion = choice();
    symbol(";", "at the end of a rule");
    return new Rule(name, isPublic, expansion, offset);
  }

  private Expansion choice() throws GrammarException {
    List<Alternative> alternatives = new ArrayList<>();
    int start = next.offset();
    int weighted = 0;
    do {
      if (!alternatives.isEmpty()) {
        advance(); // the bar
      }
      weighted += next.kind() == Kind.WEIGHT ? 1 : 0;
      double weight = next.kind() == Kind.WEIGHT ? weight(advance()) : 1;
      alternatives.add(new Alternative(sequence(), weight));
    } while (next.isSymbol("|"));
    if (weighted > 0 && weighted < alternatives.size()) {
      throw source.error(start, "some alternatives have a weight and some not; give each one");
    }
    boolean single = alternatives.size() == 1 && weighted == 0;
    return single ? alternatives.get(0).part() : new Choice(alternatives);
  }

  private double weight(Lexeme lexeme) throws GrammarException {
    try {
      double weight = Double.parseDouble(lexeme.text());
      if (weight >= 0 && Double.isFinite(weight)) {
        return weight;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw source.error(
        lexeme.offset(), "a weight must be a number of at least 0, as in /2.5/, but is " + lexeme);
  }

  private Expansion sequence() throws GrammarException {
    List<Expansion> parts = new ArrayList<>();
    while (startsItem()) {
      item(parts);
    }
    if (parts.isEmpty()) {
      throw expected("a word, a <rule>, a group or, for nothing at all, <NULL>");
    }
    return single(parts);
  }

  private boolean startsItem() {
    return next.kind() == Kind.WORD
        || next.kind() == Kind.RULE
        || next.isSymbol("(")
        || next.isSymbol("[");
  }

  /** Adds an item and its tags to a sequence. */
  private void item(List<Expansion> sequence) throws GrammarException {
    List<Expansion> item = new ArrayList<>(List.of(primary()));
    while (next.kind() == Kind.TAG || next.isSymbol("*") || next.isSymbol("+")) {
      Lexeme suffix = advance();
      if (suffix.kind() == Kind.TAG) {
        item.add(new Tag(suffix.text()));
      } else {
        Expansion repeated = new Repeated(single(item));
        item = new ArrayList<>();
        item.add(suffix.isSymbol("*") ? Choice.optional(repeated) : repeated);
      }
    }
    sequence.addAll(item);
  }

  private static Expansion single(List<Expansion> parts) {
    return parts.size() == 1 ? parts.get(0) : new Sequence(List.copyOf(parts));
  }

  private Expansion primary() throws GrammarException {
    if (next.kind() == Kind.WORD) {
      return words(advance());
    }
    if (next.kind() == Kind.RULE) {
      return reference(advance());
    }
    Lexeme open = advance();
    if (++depth > DEEPEST) {
      throw source.error(
          open.offset(), "groups are nested deeper than %d; use rules".formatted(DEEPEST));
    }
    Expansion inner = choice();
    depth--;
    symbol(open.isSymbol("(") ? ")" : "]", "at the end of a group");
    return open.isSymbol("(") ? inner : Choice.optional(inner);
  }

  /** The word, or words in quotes, spelled as transcripts are. */
  private Expansion words(Lexeme lexeme) throws GrammarException {
    List<Expansion> words = new ArrayList<>();
    for (String word : Units.WORDS.tokens(Transcripts.normalize(lexeme.text()))) {
      words.add(new Word(word));
    }
    if (words.isEmpty()) {
      throw source.error(lexeme.offset(), "the quotes hold no word; for nothing write <NULL>");
    }
    return single(words);
  }

  private Expansion reference(Lexeme lexeme) throws GrammarException {
    String name = ruleName(lexeme);
    @Nullable Expansion special = special(name);
    if (special != null) {
      return special;
    }
    Reference reference = new Reference(name, lexeme.offset());
    references.add(reference);
    return reference;
  }

  private static @Nullable Expansion special(String name) {
    return switch (name) {
      case "NULL" -> Expansion.NULL;
      case "VOID" -> Expansion.VOID;
      default -> null;
    };
  }

  /** The name without this grammar's, in full or its last part, which may stand before it. */
  private String ruleName(Lexeme lexeme) throws GrammarException {
    String name = lexeme.text();
    for (String prefix : List.of(grammar, grammar.substring(grammar.lastIndexOf('.') + 1))) {
      name = name.startsWith(prefix + ".") ? name.substring(prefix.length() + 1) : name;
    }
    if (name.isEmpty() || name.contains("<") || name.length() > LONGEST_NAME) {
      throw source.error(
          lexeme.offset(), "must be a rule's name, such as <digit>, but is " + lexeme);
    }
    return name;
  }

  private void requireDefined(Reference reference) throws GrammarException {
    if (!rules.containsKey(reference.rule())) {
      String cure =
          EditDistance.suggestion(reference.rule(), rules.keySet())
              .map(near -> "did you mean <" + near + ">?")
              .orElse("define it in this grammar");
      throw source.error(
          reference.offset(), "no rule has the name <%s>; %s".formatted(reference.rule(), cure));
    }
  }

  private void symbol(String symbol, String where) throws GrammarException {
    if (!next.isSymbol(symbol)) {
      throw expected("'" + symbol + "' " + where);
    }
    advance();
  }

  private GrammarException expected(String what) {
    return source.error(next.offset(), "must be " + what + " but is " + next);
  }

  private Lexeme advance() throws GrammarException {
    Lexeme current = next;
    next = lexer.next();
    return current;
  }
}
