package io.nicebeach.network;

import java.util.List;

/** Training has left the finite numbers: its loss or its gradient is NaN or infinite. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MOST_NAMES = 5;

  private final long step;
  private final String what;

  /**
   * @param step the update that failed, counted from 1; the weights are those before it
   * @param what what is not finite
   */
  public TrainingDivergedException(long step, String what) {
    super(
        "step %d: %s; the weights are those before it. Try a lower learning rate or clipping"
            .formatted(step, what));
    this.step = step;
    this.what = what;
  }

  /** The same with the recordings that it was found with. */
  public TrainingDivergedException with(List<String> recordings) {
    int unnamed = recordings.size() - MOST_NAMES;
    String names =
        unnamed > 0
            ? String.join(", ", recordings.subList(0, MOST_NAMES)) + " and " + unnamed + " more"
            : String.join(", ", recordings);
    TrainingDivergedException named = new TrainingDivergedException(step, what + ", with " + names);
    named.initCause(this);
    return named;
  }

  /** The update that failed, counted from 1. */
  public long step() {
    return step;
  }

  /** What is not finite, and with which recordings, where that is known. */
  public String what() {
    return what;
  }
}
