package io.nicebeach.features;

import io.nicebeach.features.FeatureSettings.Centering;
import io.nicebeach.features.FeatureSettings.Cepstrum;
import io.nicebeach.features.FeatureSettings.Frames;
import io.nicebeach.features.FeatureSettings.Framing;
import io.nicebeach.features.FeatureSettings.Kind;
import io.nicebeach.features.FeatureSettings.Logarithm;
import io.nicebeach.features.FeatureSettings.Mel;
import io.nicebeach.features.FeatureSettings.Padding;
import io.nicebeach.features.FeatureSettings.Trim;
import io.nicebeach.settings.Settings;
import io.nicebeach.settings.SettingsException;
import io.nicebeach.signal.MelFilterBank;
import io.nicebeach.signal.MelScale;
import io.nicebeach.signal.Window;
import java.util.LinkedHashMap;
import java.util.Map;

/** Feature settings as a tree of keys and values, both ways. */
final class FeatureSettingsTree {
  private FeatureSettingsTree() {}

  static FeatureSettings read(Settings tree) {
    Kind kind = tree.choice("kind", Kind.class, Kind.LOG_MEL);
    FeatureSettings read;
    try {
      int sampleRate = tree.integer("sampleRate", kind.isMadeElsewhere() ? 16_000 : 8_000);
      FeatureSettings usual = FeatureSettings.of(kind, sampleRate);
      read =
          new FeatureSettings(
              kind,
              framing(kind, tree, usual.framing()),
              kind.hasBands() ? mel(tree.section("mel"), usual.mel()) : usual.mel(),
              kind.hasLevels()
                  ? logarithm(tree.section("logarithm"), usual.logarithm())
                  : usual.logarithm(),
              kind.hasCoefficients()
                  ? cepstrum(kind, tree.section("cepstrum"), usual.cepstrum())
                  : usual.cepstrum(),
              kind.hasLevels()
                  ? centering(tree.section("centering"), usual.centering())
                  : usual.centering(),
              kind.hasLevels() && tree.has("trim")
                  ? trim(tree.section("trim"), usual.trim())
                  : Trim.NONE,
              tree.integer("deltas", 0));
    } catch (SettingsException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw tree.error("kind", Settings.nameOf(kind) + " does not work: " + e.getMessage());
    }
    tree.rejectUnknown();
    return read;
  }

  private static Framing framing(Kind kind, Settings tree, Framing usual) {
    if (kind.isMadeElsewhere()) {
      return Framing.every(tree.integer("hopLength", usual.hopLength()), usual.sampleRate());
    }
    int frameLength = tree.integer("frameLength", usual.frameLength());
    return new Framing(
        usual.sampleRate(),
        frameLength,
        tree.integer("hopLength", usual.hopLength()),
        tree.integer("fftSize", Math.max(2, Framing.ceilingPowerOfTwo(frameLength))),
        tree.choice("window", Window.class, usual.window()),
        tree.choice("padding", Padding.class, usual.padding()),
        tree.choice("frames", Frames.class, usual.frames()));
  }

  private static Mel mel(Settings tree, Mel usual) {
    Mel mel =
        new Mel(
            tree.integer("bands", usual.bands()),
            tree.choice("scale", MelScale.class, usual.scale()),
            tree.number("minHz", usual.minHz()),
            tree.number("maxHz", usual.maxHz()),
            tree.choice("norm", MelFilterBank.Norm.class, usual.norm()));
    tree.rejectUnknown();
    return mel;
  }

  private static Logarithm logarithm(Settings tree, Logarithm usual) {
    Logarithm.Unit unit = tree.choice("unit", Logarithm.Unit.class, usual.unit());
    Logarithm logarithm =
        new Logarithm(
            unit,
            tree.choice("reference", Logarithm.Reference.class, usual.reference()),
            tree.number("floor", usual.floor()),
            unit == Logarithm.Unit.DECIBEL ? tree.number("topDb", usual.topDb()) : 0);
    tree.rejectUnknown();
    return logarithm;
  }

  private static Cepstrum cepstrum(Kind kind, Settings tree, Cepstrum usual) {
    Cepstrum cepstrum =
        new Cepstrum(
            tree.integer("coefficients", usual.coefficients()),
            kind.isMadeElsewhere() ? 0 : tree.integer("first", usual.first()));
    tree.rejectUnknown();
    return cepstrum;
  }

  private static Centering centering(Settings tree, Centering usual) {
    Centering centering =
        new Centering(
            tree.choice("mean", Centering.Mean.class, usual.mean()),
            tree.number("speechDb", usual.speechDb()),
            tree.number("scale", usual.scale()));
    tree.rejectUnknown();
    return centering;
  }

  private static Trim trim(Settings tree, Trim usual) {
    Trim trim =
        new Trim(
            tree.number("margin"),
            tree.number("range", usual.range()),
            tree.number("aboveNoise", usual.aboveNoise()),
            tree.number("belowPeak", usual.belowPeak()));
    tree.rejectUnknown();
    return trim;
  }

  static Map<String, Object> write(FeatureSettings settings) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", Settings.nameOf(settings.kind()));
    write(settings.kind(), settings.framing(), tree);
    if (settings.kind().hasBands()) {
      tree.put("mel", write(settings.mel()));
    }
    if (settings.kind().hasLevels()) {
      tree.put("logarithm", write(settings.logarithm()));
    }
    if (settings.kind().hasCoefficients()) {
      tree.put("cepstrum", write(settings.kind(), settings.cepstrum()));
    }
    if (settings.kind().hasLevels()) {
      tree.put("centering", write(settings.centering()));
    }
    if (!settings.trim().isNone()) {
      tree.put("trim", write(settings.trim()));
    }
    tree.put("deltas", settings.deltas());
    return tree;
  }

  private static void write(Kind kind, Framing framing, Map<String, Object> tree) {
    tree.put("sampleRate", framing.sampleRate());
    if (kind.isMadeElsewhere()) {
      tree.put("hopLength", framing.hopLength());
      return;
    }
    tree.put("frameLength", framing.frameLength());
    tree.put("hopLength", framing.hopLength());
    tree.put("fftSize", framing.fftSize());
    tree.put("window", Settings.nameOf(framing.window()));
    tree.put("padding", Settings.nameOf(framing.padding()));
    tree.put("frames", Settings.nameOf(framing.frames()));
  }

  private static Map<String, Object> write(Kind kind, Cepstrum cepstrum) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("coefficients", cepstrum.coefficients());
    if (!kind.isMadeElsewhere()) {
      tree.put("first", cepstrum.first());
    }
    return tree;
  }

  private static Map<String, Object> write(Trim trim) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("margin", trim.margin());
    tree.put("range", trim.range());
    tree.put("aboveNoise", trim.aboveNoise());
    tree.put("belowPeak", trim.belowPeak());
    return tree;
  }

  private static Map<String, Object> write(Mel mel) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("bands", mel.bands());
    tree.put("scale", Settings.nameOf(mel.scale()));
    tree.put("minHz", mel.minHz());
    tree.put("maxHz", mel.maxHz());
    tree.put("norm", Settings.nameOf(mel.norm()));
    return tree;
  }

  private static Map<String, Object> write(Logarithm logarithm) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("unit", Settings.nameOf(logarithm.unit()));
    tree.put("reference", Settings.nameOf(logarithm.reference()));
    tree.put("floor", logarithm.floor());
    if (logarithm.unit() == Logarithm.Unit.DECIBEL) {
      tree.put("topDb", logarithm.topDb());
    }
    return tree;
  }

  private static Map<String, Object> write(Centering centering) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("mean", Settings.nameOf(centering.mean()));
    tree.put("speechDb", centering.speechDb());
    tree.put("scale", centering.scale());
    return tree;
  }
}
