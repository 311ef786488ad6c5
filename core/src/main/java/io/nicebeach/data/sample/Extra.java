package io.nicebeach.data.sample;

import io.nicebeach.data.Corpus;

/**
 * A corpus that is trained on beside the main one and never tested on.
 *
 * @param share of every epoch, in (0, 1); 0: in proportion to its size
 * @param development the share of its utterances, cut by speakers, that is not trained on and helps
 *     to choose the best epoch, in [0, 1)
 */
public record Extra(Corpus corpus, double share, double development) {
  public Extra {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share must be in [0, 1) but is " + share);
    }
    if (!(development >= 0 && development < 1)) {
      throw new IllegalArgumentException("development must be in [0, 1) but is " + development);
    }
  }
}
