package io.nicebeach.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What was said beside what was heard, token by token: a way from one to the other with the least
 * number of edits (Levenshtein 1966) and, among those, the most tokens in common.
 *
 * @param edits from the first token to the last
 */
public record Alignment(List<Edit> edits) {
  /** What became of a token. */
  public enum Kind {
    MATCH,
    SUBSTITUTION,
    DELETION,
    INSERTION
  }

  /**
   * One step of the way.
   *
   * @param reference the token that was said; empty for an insertion
   * @param hypothesis the token that was heard; empty for a deletion
   */
  public record Edit(Kind kind, String reference, String hypothesis) {}

  public Alignment {
    edits = List.copyOf(edits);
  }

  /** Aligns the tokens of a reference with those of a hypothesis. */
  public static Alignment of(List<String> reference, List<String> hypothesis) {
    return new Alignment(new Table(reference, hypothesis).way());
  }

  /** How many edits of that kind there are. */
  public int count(Kind kind) {
    return (int) edits.stream().filter(edit -> edit.kind() == kind).count();
  }

  /** The least costs of aligning every beginning of one list with every beginning of the other. */
  private static final class Table {
    private final List<String> reference;
    private final List<String> hypothesis;

    /** Of an insertion or a deletion; a substitution costs one more, which only breaks ties. */
    private final int edit;

    private final int[][] costs;

    Table(List<String> reference, List<String> hypothesis) {
      this.reference = reference;
      this.hypothesis = hypothesis;
      this.edit = reference.size() + hypothesis.size() + 1;
      this.costs = new int[reference.size() + 1][hypothesis.size() + 1];
      for (int i = 0; i <= reference.size(); i++) {
        for (int j = 0; j <= hypothesis.size(); j++) {
          costs[i][j] = i == 0 || j == 0 ? edit * (i + j) : least(i, j);
        }
      }
    }

    private int least(int i, int j) {
      int one = edit + Math.min(costs[i - 1][j], costs[i][j - 1]);
      return Math.min(one, diagonal(i, j));
    }

    private boolean same(int i, int j) {
      return reference.get(i - 1).equals(hypothesis.get(j - 1));
    }

    /** The way back from the far corner, turned round. */
    List<Edit> way() {
      Deque<Edit> way = new ArrayDeque<>();
      int i = reference.size();
      int j = hypothesis.size();
      while (i > 0 || j > 0) {
        if (i > 0 && j > 0 && costs[i][j] == diagonal(i, j)) {
          Kind kind = same(i, j) ? Kind.MATCH : Kind.SUBSTITUTION;
          way.addFirst(new Edit(kind, reference.get(--i), hypothesis.get(--j)));
        } else if (i > 0 && costs[i][j] == costs[i - 1][j] + edit) {
          way.addFirst(new Edit(Kind.DELETION, reference.get(--i), ""));
        } else {
          way.addFirst(new Edit(Kind.INSERTION, "", hypothesis.get(--j)));
        }
      }
      return List.copyOf(way);
    }

    private int diagonal(int i, int j) {
      return costs[i - 1][j - 1] + (same(i, j) ? 0 : edit + 1);
    }
  }
}
