package io.nicebeach.cli;

import io.nicebeach.train.EpochReport;
import io.nicebeach.train.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows a training on the terminal: a progress line below a line for each epoch that is best. */
final class TrainingProgress implements TrainingListener {
  private final PrintWriter err;
  private final ProgressLine line;
  private final String what;
  private String lastEpoch = "";

  TrainingProgress(PrintWriter err) {
    this(err, "");
  }

  /**
   * @param what is trained, where there are several trainings
   */
  TrainingProgress(PrintWriter err, String what) {
    this.err = err;
    this.what = what.isEmpty() ? "" : what + ", ";
    this.line = ProgressLine.onError(err);
  }

  @Override
  public void started(int trainingUtterances, int developmentUtterances, int epochsDone) {
    err.printf(
        "Training on %d recordings, %d more to choose the best epoch%s%n",
        trainingUtterances,
        developmentUtterances,
        epochsDone > 0 ? "; going on after epoch " + epochsDone : "");
    err.flush();
  }

  @Override
  public void stepped(long done, long total, double loss) {
    line.show(done, total, what + (lastEpoch.isEmpty() ? "loss %.3f".formatted(loss) : lastEpoch));
  }

  @Override
  public void epochEnded(EpochReport report, boolean best) {
    lastEpoch = describe(report);
    if (best && report.developmentTotal() > 0) {
      line.clear();
      err.println("  " + lastEpoch + ", best so far");
      err.flush();
    }
  }

  void finished() {
    line.clear();
  }

  private static String describe(EpochReport report) {
    String training =
        String.format(Locale.ROOT, "epoch %d, loss %.4g", report.epoch(), report.trainingLoss());
    return report.developmentTotal() == 0
        ? training
        : training
            + String.format(
                Locale.ROOT, ", development %.1f %%", 100 * report.developmentAccuracy());
  }
}
