package io.nicebeach.network;

/** Training has left the finite numbers: its loss or its gradient is NaN or infinite. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long step;

  /**
   * @param step the update that failed, counted from 1; the weights are those before it
   * @param what what is not finite
   */
  public TrainingDivergedException(long step, String what) {
    super(
        "step %d: %s; the weights are those before it. Try a lower learning rate or clipping"
            .formatted(step, what));
    this.step = step;
  }

  /** The update that failed, counted from 1. */
  public long step() {
    return step;
  }
}
