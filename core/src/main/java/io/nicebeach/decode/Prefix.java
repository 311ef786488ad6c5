package io.nicebeach.decode;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a transcript: a node in the tree of all that a beam search has looked at, below
 * the beginning without its last token. What its alignments add up to is kept apart for those that
 * end in a blank and those that end in its last token, because only after a blank can the same
 * token come again (Graves 2012, section 7.5). All natural logarithms.
 */
final class Prefix {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final @Nullable Prefix parent;
  private final int token;
  private final int length;
  private final Guide.State state;

  /**
   * Those looked at while it was in the beam; later only those that the beam still goes through.
   */
  private final Map<Integer, Prefix> longer = new HashMap<>();

  private boolean inBeam;
  private double inBlank = NEVER;
  private double inToken = NEVER;
  private double nextInBlank = NEVER;
  private double nextInToken = NEVER;

  private Prefix(@Nullable Prefix parent, int token, Guide.State state) {
    this.parent = parent;
    this.token = token;
    this.length = parent == null ? 0 : parent.length + 1;
    this.state = state;
  }

  /** No token yet, before the first frame. */
  static Prefix empty(Guide guide) {
    Prefix prefix = new Prefix(null, -1, guide.start());
    prefix.inBlank = 0;
    return prefix;
  }

  /** The same with one token more; null if the guide forbids that. */
  @Nullable Prefix longer(int next, Guide guide) {
    Prefix known = longer.get(next);
    if (known != null) {
      return known;
    }
    Guide.@Nullable State allowed = guide.next(state, next);
    if (allowed == null) {
      return null;
    }
    Prefix made = new Prefix(this, next, allowed);
    longer.put(next, made);
    return made;
  }

  /** Goes on to the next frame. */
  void enterBeam() {
    inBeam = true;
  }

  void leaveBeam() {
    inBeam = false;
  }

  /**
   * Forgets what the beam can no longer come back to, here and on the way here: else the memory of
   * a search would grow with all that it ever looked at.
   */
  void prune() {
    @Nullable Prefix prefix = this;
    while (prefix != null && !prefix.inBeam) {
      prefix.longer.values().removeIf(next -> !next.inBeam && next.longer.isEmpty());
      prefix = prefix.longer.isEmpty() ? prefix.parent : null;
    }
  }

  /** Goes through a frame without a new token: in a blank, or in more of the last token. */
  void stay(double[] logProbabilities) {
    nextInBlank = logSum(nextInBlank, total() + logProbabilities[0]);
    if (parent != null) {
      nextInToken = logSum(nextInToken, inToken + logProbabilities[token]);
    }
  }

  /** Is reached in a frame from the beginning without its last token. */
  void reach(Prefix from, double logProbability) {
    double before = from.token == token ? from.inBlank : from.total();
    nextInToken = logSum(nextInToken, before + logProbability);
  }

  /** Whether the frame under way has led here. */
  boolean isReached() {
    return nextInBlank != NEVER || nextInToken != NEVER;
  }

  /** The frame is over. */
  void advance() {
    inBlank = nextInBlank;
    inToken = nextInToken;
    nextInBlank = NEVER;
    nextInToken = NEVER;
  }

  /** Of all its alignments, as the network has them. */
  double total() {
    return logSum(inBlank, inToken);
  }

  /** What beginnings are ranked by: the network's probability and what the language gives. */
  double score() {
    return total() + state.score();
  }

  /** The score if the transcript ends here; minus infinity if it may not. */
  double finalScore(Guide guide) {
    return total() + guide.end(state);
  }

  boolean mayEnd(Guide guide) {
    return guide.end(state) != NEVER;
  }

  @Nullable Prefix parent() {
    return parent;
  }

  int[] tokens() {
    int[] tokens = new int[length];
    Prefix prefix = this;
    for (int i = length - 1; i >= 0; i--) {
      tokens[i] = prefix.token;
      prefix = Objects.requireNonNull(prefix.parent);
    }
    return tokens;
  }

  /** log (e^a + e^b) */
  private static double logSum(double a, double b) {
    double max = Math.max(a, b);
    double min = Math.min(a, b);
    return min == NEVER ? max : max + Math.log1p(Math.exp(min - max));
  }
}
