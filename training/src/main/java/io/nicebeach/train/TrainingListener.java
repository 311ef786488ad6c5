package io.nicebeach.train;

/** Is told how a training goes. Called on the training thread: be quick. */
public interface TrainingListener {
  /** A listener that does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /** A training starts, or goes on after {@code epochsDone}. */
  default void started(int trainingUtterances, int developmentUtterances, int epochsDone) {}

  /** A training to go on with is over already, after so many epochs: there is nothing to do. */
  default void wasFinished(int epochs) {}

  /** A step was made: {@code done} of {@code total} over the whole training. */
  default void stepped(long done, long total, double loss) {}

  /** An epoch ended and is saved. */
  default void epochEnded(EpochReport report, boolean best) {}
}
