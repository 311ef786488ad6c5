package io.nicebeach.train;

import io.nicebeach.data.batch.Ahead;
import io.nicebeach.data.batch.Batches;
import io.nicebeach.data.batch.LabelledBatch;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.TrainingDivergedException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * One training under way: epoch after epoch from where the run's folder left off.
 *
 * @param settings all settings and what tells the data: a checkpoint of others is refused
 * @param recordings how many are trained on, for the listener
 */
record Run(
    Map<String, ?> settings,
    TrainingPlan plan,
    LearningRate learningRate,
    NetworkSpec network,
    Learner learner,
    Batches training,
    int recordings,
    DevelopmentTest test,
    RunFolder folder,
    TrainingListener listener) {
  /** Trains to the last epoch; the checkpoint that comes back holds the model's weights. */
  Checkpoint finish(boolean resume) throws IOException {
    Checkpoint last = resume && Files.exists(folder.checkpoint()) ? resumed() : started();
    folder.startLog(log(last));
    if (isOver(last)) {
      listener.wasFinished(last.epochs().size());
      return last;
    }
    listener.started(recordings, test.examples().count(), last.epochs().size());
    Ahead<LabelledBatch> batches = training.from(last.epochs().size() * plan.passes());
    while (!isOver(last)) {
      last = epoch(last, batches);
    }
    return last;
  }

  private boolean isOver(Checkpoint last) {
    return last.epochs().size() >= plan.epochs() || isExhausted(last);
  }

  /** Whether nothing has got better for too long. */
  private boolean isExhausted(Checkpoint last) {
    int inVain = last.epochs().size() - last.bestEpoch();
    return plan.patience() > 0 && inVain >= plan.patience();
  }

  private Checkpoint started() throws IOException {
    folder.writeSettings(settings);
    Files.deleteIfExists(folder.checkpoint());
    return new Checkpoint(settings, List.of(), 0, learner.parameters(), learner.state());
  }

  private Checkpoint resumed() throws IOException {
    Checkpoint checkpoint = Checkpoint.read(folder.checkpoint());
    checkpoint.requireSettings(settings, folder.checkpoint());
    try {
      Network.requireFit(network, checkpoint.bestParameters());
      learner.restore(checkpoint.learner());
    } catch (IllegalArgumentException e) {
      throw new ResumeException(
          folder.checkpoint(), "it is damaged; start anew with --force: " + e.getMessage());
    }
    folder.writeSettings(settings);
    return checkpoint;
  }

  /**
   * What the log holds after a checkpoint: each of its epochs once, though a process killed at the
   * wrong moment may have logged one less or one more.
   */
  private List<Map<String, Object>> log(Checkpoint checkpoint) throws IOException {
    List<Map<String, Object>> events = folder.events();
    List<Map<String, Object>> log = new ArrayList<>();
    for (EpochReport report : checkpoint.epochs()) {
      Predicate<Map<String, Object>> isOfEpoch =
          event -> Objects.equals(event.get("epoch"), report.epoch());
      log.add(events.stream().filter(isOfEpoch).findFirst().orElseGet(report::toMap));
    }
    return log;
  }

  private Checkpoint epoch(Checkpoint last, Ahead<LabelledBatch> batches) throws IOException {
    long start = System.nanoTime();
    int epoch = last.epochs().size() + 1;
    double waited = batches.waitedSeconds();
    EpochReport report = report(epoch, learn(epoch, batches));
    List<EpochReport> epochs = new ArrayList<>(last.epochs());
    epochs.add(report);

    boolean best = isBest(report, last);
    Checkpoint now =
        new Checkpoint(
            settings,
            epochs,
            best ? epoch : last.bestEpoch(),
            best ? learner.parameters() : last.bestParameters(),
            learner.state());
    requireFinite(now, report.steps());
    now.write(folder.checkpoint());
    Map<String, Object> event = new LinkedHashMap<>(report.toMap());
    event.put("seconds", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    event.put("waitSeconds", Math.round(1000 * (batches.waitedSeconds() - waited)) / 1000.0);
    folder.log(event);
    listener.epochEnded(report, best);
    return now;
  }

  /** A checkpoint takes the last one's place only if a training can go on from it. */
  private static void requireFinite(Checkpoint checkpoint, long step) {
    checkpoint
        .learner()
        .forEach(
            (name, tensor) -> {
              for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                  throw new TrainingDivergedException(step, "'" + name + "' became " + value);
                }
              }
            });
  }

  private boolean isBest(EpochReport report, Checkpoint last) {
    return plan.keep() == TrainingPlan.Keep.LAST
        || report.developmentTotal() == 0
        || last.bestEpoch() == 0
        || report.isBetterThan(last.epochs().get(last.bestEpoch() - 1));
  }

  /** All steps of an epoch; their mean loss. */
  private double learn(int epoch, Ahead<LabelledBatch> batches) {
    long first = stepsPerEpoch() * (epoch - 1);
    long total = stepsPerEpoch() * plan.epochs();
    double sum = 0;
    for (long step = first; step < first + stepsPerEpoch(); step++) {
      double loss = step(batches.next(), learningRate.at(step, total));
      sum += loss;
      listener.stepped(step + 1, total, loss);
    }
    return sum / stepsPerEpoch();
  }

  private double step(LabelledBatch batch, double rate) {
    try {
      return learner.step(batch.inputs(), batch.targets(), rate);
    } catch (TrainingDivergedException e) {
      throw new Culprits(learner).named(e, batch);
    }
  }

  private long stepsPerEpoch() {
    return (long) training.count() * plan.passes();
  }

  private EpochReport report(int epoch, double trainingLoss) {
    long steps = stepsPerEpoch() * epoch;
    long total = stepsPerEpoch() * plan.epochs();
    DevelopmentTest.Result tested = test.run(steps);
    return new EpochReport(
        epoch,
        steps,
        learningRate.at(steps - 1, total),
        trainingLoss,
        tested.loss(),
        tested.correct(),
        test.examples().count(),
        tested.errorRate());
  }
}
