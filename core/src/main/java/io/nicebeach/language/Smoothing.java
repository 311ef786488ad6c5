package io.nicebeach.language;

/**
 * How much probability is kept for words that were not seen after a context. Both interpolate: what
 * is kept is shared out as the shorter context says (Chen and Goodman, "An empirical study of
 * smoothing techniques for language modeling", 1999, section 2).
 */
public enum Smoothing {
  /**
   * Witten and Bell 1991: for a context of c words, of which t are different, t / (c + t) is kept.
   * Robust where there is little text.
   */
  WITTEN_BELL {
    @Override
    double share(int count, int total, int types, double discount) {
      return (double) count / (total + types);
    }

    @Override
    double kept(int total, int types, double discount) {
      return (double) types / (total + types);
    }
  },

  /**
   * Kneser and Ney 1995, interpolated: each count is made smaller by the same discount, and in
   * shorter contexts a word counts once for every word that it was seen after.
   */
  KNESER_NEY {
    @Override
    double share(int count, int total, int types, double discount) {
      return Math.max(0, count - discount) / total;
    }

    @Override
    double kept(int total, int types, double discount) {
      return discount * types / total;
    }
  };

  /**
   * The probability that a word gets by its own count.
   *
   * @param count how often the word was seen after the context
   * @param total how many words were seen after it
   * @param types how many different ones
   */
  abstract double share(int count, int total, int types, double discount);

  /** The probability that is left to the shorter context. */
  abstract double kept(int total, int types, double discount);
}
