package io.nicebeach.data.batch;

import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.features.SpeechFrames;
import io.nicebeach.text.Alphabet;
import java.util.List;

/**
 * For each frame whether somebody speaks, told by the recording before anything is added to it
 * ({@link SpeechFrames}). Where nothing is said, as in a recording of noise, all frames are noise.
 */
public record SpeechLabelling() implements Labelling {
  /** The label of a frame in which nobody speaks. */
  public static final int NOISE = 0;

  /** The label of a frame in which somebody speaks. */
  public static final int SPEECH = 1;

  private static final Alphabet ALPHABET = Alphabet.of(List.of("noise", "speech"));

  @Override
  public Alphabet alphabet() {
    return ALPHABET;
  }

  @Override
  public int[] targets(Utterance utterance, FeatureExtractor extractor, Features spectra) {
    int[] labels = new int[spectra.frames()];
    if (isSilent(utterance)) {
      return labels;
    }
    boolean[] speech = SpeechFrames.of(spectra, extractor.settings().frameRate());
    for (int t = 0; t < labels.length; t++) {
      labels[t] = speech[t] ? SPEECH : NOISE;
    }
    return labels;
  }

  private static boolean isSilent(Utterance utterance) {
    return utterance.text().isEmpty() || Alphabet.isSilence(utterance.text());
  }

  /** Labels go the way of the powers they belong to: a frame is speech that mostly comes of it. */
  @Override
  public int[] moved(
      int[] targets, Augmentation augmentation, FeatureExtractor extractor, Augmentation.Use use) {
    float[] speech = new float[targets.length];
    for (int t = 0; t < targets.length; t++) {
      speech[t] = targets[t] == SPEECH ? 1 : 0;
    }
    Features moved =
        augmentation.moved(new Features(speech, targets.length, 1), extractor.settings(), use);
    int[] labels = new int[moved.frames()];
    for (int t = 0; t < labels.length; t++) {
      labels[t] = moved.at(t, 0) >= 0.5 ? SPEECH : NOISE;
    }
    return labels;
  }
}
