package io.nicebeach.cli.explain;

import io.nicebeach.audio.Audio;
import io.nicebeach.cli.transcribe.TextTranscript;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Posteriors;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.loss.CtcLattice;
import io.nicebeach.model.Model;
import io.nicebeach.network.Batch;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.Network;
import io.nicebeach.network.Objective;
import io.nicebeach.network.layers.Context;
import io.nicebeach.network.layers.Dropout;
import io.nicebeach.network.layers.Flatten;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.Stretch;
import io.nicebeach.report.Explanation;
import io.nicebeach.report.Explanation.LayerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a recording through a model, forward and back, and keeps all that there is to see. */
public final class Explainer {
  private final Model model;

  public Explainer(Model model) {
    this.model = model;
  }

  /**
   * All that there is to see.
   *
   * @param file what to call the recording
   * @param said the transcript that the error is measured against; null for the one that is heard
   * @throws IllegalArgumentException if the model does not know a token of it, or the recording is
   *     too short for it
   */
  public Explanation explain(String file, Audio recording, @Nullable String said) {
    Recognizer recognizer = Recognizer.of(model);
    Optional<Stretch> found = recognizer.found(recording);
    Audio audio = found.map(stretch -> stretch.of(recording)).orElse(recording);
    Features features =
        model.normalization().apply(FeatureExtractor.of(model.features()).extract(audio));
    Batch batch =
        new Batch(
            features.values(), features.frames(), features.bins(), new int[] {features.frames()});
    List<Batch> activations = Network.of(model.network(), model.parameters()).activations(batch);
    Batch outputs = activations.get(activations.size() - 1);
    boolean ctc = model.objective().kind() == Objective.Kind.CTC;
    Recognition heard = recognizer.recognize(recording);
    // A recogniser leaves out what is no word, and calibrates.
    Hypothesis uncalibrated = ctc ? heard.hypothesis() : model.decoder().decode(outputs).get(0);
    String transcript = said == null ? uncalibrated.text() : said;
    int[] target = model.alphabet().encode(transcript);
    if (ctc) {
      requireFrames(target, outputs.lengths()[0]);
    }
    Optional<ErrorTrace> back = ErrorTrace.of(model, batch, target);
    return new Explanation(
        file,
        found,
        audio,
        model.features(),
        features,
        layers(activations, back.map(ErrorTrace::errors).orElse(List.of())),
        model.alphabet().tokens(),
        TextTranscript.text(heard),
        heard,
        uncalibrated,
        ctc ? Optional.<Posteriors>of(recognizer.posteriors(audio)) : Optional.empty(),
        back.map(trace -> trace.wayBack(transcript)));
  }

  private static void requireFrames(int[] target, int frames) {
    int needed = CtcLattice.leastFrames(target);
    if (frames < needed) {
      throw new IllegalArgumentException(
          "the recording is too short for what is said: the network puts out %d frames and that takes %d"
              .formatted(frames, needed));
    }
  }

  private List<LayerView> layers(List<Batch> activations, List<Batch> errors) {
    List<LayerView> views = new ArrayList<>();
    for (int i = 0; i < activations.size(); i++) {
      LayerSpec layer = model.network().layers().get(i);
      if (!movesNumbersOnly(layer)) {
        Optional<Features> error =
            i + 1 < errors.size() ? Optional.of(single(errors.get(i + 1))) : Optional.empty();
        views.add(new LayerView(i + " " + layer.kind(), single(activations.get(i)), error));
      }
    }
    return views;
  }

  private static boolean movesNumbersOnly(LayerSpec layer) {
    return layer instanceof Context || layer instanceof Flatten || layer instanceof Dropout;
  }

  /** The only utterance of a batch. */
  static Features single(Batch batch) {
    return new Features(batch.values(), batch.lengths()[0], batch.bins());
  }
}
