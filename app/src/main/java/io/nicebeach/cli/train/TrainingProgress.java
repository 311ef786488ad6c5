package io.nicebeach.cli.train;

import io.nicebeach.cli.console.Interruption;
import io.nicebeach.cli.console.ProgressLine;
import io.nicebeach.train.EpochReport;
import io.nicebeach.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Shows a training on the terminal: a progress line below a line for each epoch that is best. */
final class TrainingProgress implements TrainingListener, AutoCloseable {
  private final ProgressLine line;
  private final Interruption interruption;
  private final String what;
  private final Milestones milestones;
  private String lastEpoch = "";

  /** What is worth a line that stays. */
  @FunctionalInterface
  interface Milestones {
    /** The line for an epoch, if it gets one. */
    Optional<String> line(EpochReport report, boolean best);
  }

  TrainingProgress(PrintWriter err) {
    this(err, "");
  }

  /**
   * @param what is trained, where there are several trainings
   */
  TrainingProgress(PrintWriter err, String what) {
    this(err, what, TrainingProgress::bestEpochs);
  }

  TrainingProgress(PrintWriter err, String what, Milestones milestones) {
    this.what = what.isEmpty() ? "" : what + ", ";
    this.milestones = milestones;
    this.line = ProgressLine.onError(err);
    this.interruption = new Interruption(line, err);
  }

  /** Tells what comes before or after the training itself, such as {@code Testing ...}. */
  void note(String text) {
    line.note(text);
  }

  @Override
  public void started(int trainingUtterances, int developmentUtterances, int epochsDone) {
    String developed =
        developmentUtterances == 0
            ? ""
            : String.format(
                Locale.ROOT, ", %,d more to choose the best epoch", developmentUtterances);
    line.print(
        String.format(Locale.ROOT, "Training on %,d recordings", trainingUtterances)
            + developed
            + (epochsDone > 0 ? "; going on after epoch " + epochsDone : ""));
  }

  @Override
  public void wasFinished(int epochs) {
    line.print("Finished already, after epoch " + epochs);
  }

  @Override
  public void stepped(long done, long total, double loss) {
    String detail = lastEpoch.isEmpty() ? String.format(Locale.ROOT, "loss %.3f", loss) : lastEpoch;
    line.show(done, total, what + detail);
  }

  @Override
  public void epochEnded(EpochReport report, boolean best) {
    lastEpoch = describe(report);
    milestones.line(report, best).ifPresent(line::print);
  }

  @Override
  public void close() {
    line.clear();
    interruption.close();
  }

  private static Optional<String> bestEpochs(EpochReport report, boolean best) {
    return best && report.developmentTotal() > 0
        ? Optional.of("  " + describe(report) + ", best so far")
        : Optional.empty();
  }

  private static String describe(EpochReport report) {
    String training =
        String.format(Locale.ROOT, "epoch %d, loss %.4g", report.epoch(), report.trainingLoss());
    if (report.developmentTotal() == 0) {
      return training;
    }
    String development =
        String.format(Locale.ROOT, ", development %.1f %%", 100 * report.developmentAccuracy());
    return report.hasErrorRate()
        ? training
            + development
            + String.format(Locale.ROOT, ", errors %.1f %%", 100 * report.developmentErrorRate())
        : training + development;
  }
}
