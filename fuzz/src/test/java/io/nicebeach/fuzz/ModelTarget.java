package io.nicebeach.fuzz;

import io.nicebeach.audio.Audio;
import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Normalization;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.model.ModelFormatException;
import io.nicebeach.network.Initializer;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Objective;
import io.nicebeach.network.Parameters.Precision;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Model files: what is read must hear a sound, and is written and read again. An input that claims
 * a header of no bytes is taken as one whose header ends with its last brace and the blanks behind
 * it, so that most changes to the header do not already fail at its length.
 */
record ModelTarget() implements Target {
  private static final int RATE = 8000;
  private static final int PREFIX = Long.BYTES;
  private static final Audio SOUND = new Audio(new float[RATE / 10], RATE);

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Model model : List.of(classifier(), ctc(), layered(), inBytes(classifier()))) {
      byte[] whole = written(model);
      byte[] unmeasured = whole.clone();
      Arrays.fill(unmeasured, 0, PREFIX, (byte) 0);
      seeds.add(whole);
      seeds.add(unmeasured);
    }
    return seeds;
  }

  private static Model classifier() {
    return model(
        List.of(Map.of("pool", Map.of("kind", "mean")), Map.of("dense", Map.of("units", 2))),
        Objective.Kind.CROSS_ENTROPY,
        Alphabet.of(List.of("low", "high")));
  }

  private static Model ctc() {
    return model(
        List.of(Map.of("residual", List.of("tanh")), Map.of("dense", Map.of("units", 2))),
        Objective.Kind.CTC,
        Alphabet.withBlank(Units.WORDS, List.of("low")));
  }

  private static Model layered() {
    return model(
        List.of(
            Map.of("conv", Map.of("channels", 2, "kernel", 3, "stride", 2, "causal", true)),
            Map.of("self-attention", Map.of("heads", 1, "distance", 1)),
            Map.of("squeeze-excite", Map.of("units", 1)),
            Map.of("context", Map.of("frames", 3, "dilation", 2)),
            Map.of("gru", Map.of("units", 1)),
            Map.of("dense", Map.of("units", 2))),
        Objective.Kind.CTC,
        Alphabet.withBlank(Units.WORDS, List.of("low")));
  }

  private static Model inBytes(Model model) {
    return model.withParameters(model.parameters().rounded(Precision.BYTE));
  }

  private static Model model(List<?> layers, Objective.Kind kind, Alphabet alphabet) {
    FeatureSettings features =
        FeatureSettings.of(FeatureSettings.Kind.LOG_MEL, RATE)
            .withMel(new FeatureSettings.Mel(4, MelScale.HTK, 100, 3900, MelFilterBank.Norm.NONE));
    NetworkSpec network = NetworkSpec.from(features.bins(), layers, alphabet.size());
    float[] ones = new float[features.bins()];
    Arrays.fill(ones, 1);
    return new Model(
        features,
        Normalization.of(ones, ones),
        network,
        Initializer.parameters(network, 1),
        Objective.of(kind),
        alphabet,
        DecoderSettings.greedy(),
        Acceptance.usual(alphabet),
        Map.of("seed", 1));
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    byte[] content = measured(input);
    Recognizer recognizer = Recognizer.load(new ByteArrayInputStream(content), file.toString());
    hear(recognizer);
    byte[] once = written(recognizer.model());
    Model back = ModelFile.read(new ByteArrayInputStream(once), "written");
    Promises.require(Arrays.equals(written(back), once), "a model that changes with each writing");
  }

  /** Weights of any size may be read, and blow up what comes out. */
  private static void hear(Recognizer recognizer) {
    try {
      recognizer.recognize(SOUND);
    } catch (IllegalArgumentException e) {
      Promises.require(
          String.valueOf(e.getMessage()).contains("finite"), "not as documented: " + e);
    }
  }

  private static byte[] measured(byte[] input) {
    if (input.length <= PREFIX || ByteBuffer.wrap(input).getLong() != 0) {
      return input;
    }
    int end = input.length;
    while (end > PREFIX && input[end - 1] != '}') {
      end--;
    }
    while (end < input.length && input[end] == ' ') {
      end++;
    }
    byte[] measured = input.clone();
    ByteBuffer.wrap(measured).order(ByteOrder.LITTLE_ENDIAN).putLong(end - PREFIX);
    return measured;
  }

  private static byte[] written(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(model, out);
    return out.toByteArray();
  }

  @Override
  public Class<? extends IOException> refusal() {
    return ModelFormatException.class;
  }
}
