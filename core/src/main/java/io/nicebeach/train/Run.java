package io.nicebeach.train;

import io.nicebeach.data.Batches;
import io.nicebeach.data.Dataset;
import io.nicebeach.data.LabelledBatch;
import io.nicebeach.decode.Decoder;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.network.Learner;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One training under way: epoch after epoch from where the run's folder left off.
 *
 * @param fingerprint of all settings and the data: a checkpoint of another run is refused
 */
record Run(
    String fingerprint,
    TrainingPlan plan,
    LearningRate learningRate,
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
    listener.started(training.data().size(), development.size(), last.epochs().size());
    while (last.epochs().size() < plan.epochs()) {
      last = epoch(last);
    }
    return last;
  }

  private Checkpoint started() throws IOException {
    folder.startLog(List.of());
    return new Checkpoint(fingerprint, List.of(), 0, learner.parameters(), learner.state());
  }

  private Checkpoint resumed() throws IOException {
    Checkpoint checkpoint = Checkpoint.read(folder.checkpoint());
    if (!checkpoint.run().equals(fingerprint)) {
      throw new RecipeException(
          folder.checkpoint()
              + ": belongs to a training with other settings or data;"
              + " use the same recipe, data, split and seed, or start anew with --force");
    }
    learner.restore(checkpoint.learner());
    int done = checkpoint.epochs().size();
    folder.startLog(
        folder.events().stream()
            .filter(event -> event.get("epoch") instanceof Integer epoch && epoch <= done)
            .toList());
    return checkpoint;
  }

  private Checkpoint epoch(Checkpoint last) throws IOException {
    long start = System.nanoTime();
    int epoch = last.epochs().size() + 1;
    EpochReport report = assess(epoch, learn(epoch));
    List<EpochReport> epochs = new ArrayList<>(last.epochs());
    epochs.add(report);

    boolean best = isBest(report, last);
    Checkpoint now =
        new Checkpoint(
            fingerprint,
            epochs,
            best ? epoch : last.bestEpoch(),
            best ? learner.parameters() : last.bestParameters(),
            learner.state());
    now.write(folder.checkpoint());
    Map<String, Object> event = new LinkedHashMap<>(report.toMap());
    event.put("seconds", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    folder.log(event);
    listener.epochEnded(report, best);
    return now;
  }

  private boolean isBest(EpochReport report, Checkpoint last) {
    return plan.keep() == TrainingPlan.Keep.LAST
        || report.developmentTotal() == 0
        || last.bestEpoch() == 0
        || report.isBetterThan(last.epochs().get(last.bestEpoch() - 1));
  }

  /** All steps of an epoch; their mean loss. */
  private double learn(int epoch) {
    long step = stepsPerEpoch() * (epoch - 1);
    long total = stepsPerEpoch() * plan.epochs();
    double sum = 0;
    for (int pass = 0; pass < plan.passes(); pass++) {
      int time = (epoch - 1) * plan.passes() + pass;
      for (Iterator<LabelledBatch> batches = training.epoch(time); batches.hasNext(); ) {
        LabelledBatch batch = batches.next();
        double loss = learner.step(batch.inputs(), batch.targets(), learningRate.at(step, total));
        sum += loss;
        step++;
        listener.stepped(step, total, loss);
      }
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
