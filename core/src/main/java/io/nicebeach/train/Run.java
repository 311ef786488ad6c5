package io.nicebeach.train;

import io.nicebeach.data.Ahead;
import io.nicebeach.data.Batches;
import io.nicebeach.data.Dataset;
import io.nicebeach.data.LabelledBatch;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.network.Learner;
import io.nicebeach.network.Network;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.TrainingDivergedException;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One training under way: epoch after epoch from where the run's folder left off.
 *
 * @param settings all settings and what tells the data: a checkpoint of others is refused
 */
record Run(
    Map<String, ?> settings,
    TrainingPlan plan,
    LearningRate learningRate,
    NetworkSpec network,
    Learner learner,
    Decoder decoder,
    Batches training,
    Dataset development,
    RunFolder folder,
    TrainingListener listener) {
  private static final int ASSESSED_AT_ONCE = 256;

  /** Trains to the last epoch; the checkpoint that comes back holds the model's weights. */
  Checkpoint finish(boolean resume) throws IOException {
    Checkpoint last = resume && Files.exists(folder.checkpoint()) ? resumed() : started();
    folder.startLog(log(last));
    listener.started(training.data().size(), development.size(), last.epochs().size());
    Ahead<LabelledBatch> batches = training.from(last.epochs().size() * plan.passes());
    while (last.epochs().size() < plan.epochs() && !isExhausted(last)) {
      last = epoch(last, batches);
    }
    return last;
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
    Optional<String> difference =
        difference("", checkpoint.settings(), Json.parse("settings", Json.write(settings)));
    if (difference.isPresent()) {
      throw new ResumeException(
          folder.checkpoint(),
          "it belongs to a training with other settings or data (%s); use those again, or start anew with --force"
              .formatted(difference.get()));
    }
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

  /** The first setting in which two trees differ, and both its values. */
  private static Optional<String> difference(
      String key, @Nullable Object saved, @Nullable Object now) {
    if (saved instanceof Map<?, ?> a && now instanceof Map<?, ?> b) {
      Set<Object> keys = new LinkedHashSet<>(a.keySet());
      keys.addAll(b.keySet());
      String prefix = key.isEmpty() ? "" : key + ".";
      return keys.stream()
          .flatMap(k -> difference(prefix + k, a.get(k), b.get(k)).stream())
          .findFirst();
    }
    return Objects.equals(saved, now)
        ? Optional.empty()
        : Optional.of("'%s' was %s and is now %s".formatted(key, saved, now));
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
    EpochReport report = assess(epoch, learn(epoch, batches));
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
      LabelledBatch batch = batches.next();
      double loss = learner.step(batch.inputs(), batch.targets(), learningRate.at(step, total));
      sum += loss;
      listener.stepped(step + 1, total, loss);
    }
    return sum / stepsPerEpoch();
  }

  private long stepsPerEpoch() {
    return (long) training.count() * plan.passes();
  }

  private EpochReport assess(int epoch, double trainingLoss) {
    long steps = stepsPerEpoch() * epoch;
    long total = stepsPerEpoch() * plan.epochs();
    double loss = 0;
    int correct = 0;
    for (LabelledBatch batch : development.batches(ASSESSED_AT_ONCE)) {
      loss += learner.loss(batch.inputs(), batch.targets()) * batch.size();
      if (!Double.isFinite(loss)) { // from weights that are finite and yet too large
        throw new TrainingDivergedException(steps, "the development loss is " + loss);
      }
      correct += correct(batch);
    }
    return new EpochReport(
        epoch,
        steps,
        learningRate.at(steps - 1, total),
        trainingLoss,
        loss / development.size(),
        correct,
        development.size());
  }

  private int correct(LabelledBatch batch) {
    List<Hypothesis> heard = decoder.decode(learner.forward(batch.inputs()));
    int correct = 0;
    for (int i = 0; i < batch.size(); i++) {
      String said = development.utterances().get(batch.indices()[i]).text();
      correct += heard.get(i).text().equals(said) ? 1 : 0;
    }
    return correct;
  }
}
