package io.nicebeach.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything that reads files which may come from anywhere. */
enum Parser {
  WAV(new SoundTarget("wav")),
  AIFF(new SoundTarget("aiff", "aifc")),
  AU(new SoundTarget("au")),
  FLAC(new SoundTarget("flac")),
  SPHERE(new SoundTarget("sph")),
  MP3(new SoundTarget("mp3")),
  VORBIS(new SoundTarget("ogg")),
  AAC(new SoundTarget("aac")),
  MP4(new SoundTarget("m4a")),
  FEATURES(new FeatureFileTarget()),
  MODEL(new ModelTarget()),
  MANIFEST(new ManifestTarget()),
  RECIPE(new RecipeTarget()),
  ARPA(new ArpaTarget()),
  JSGF(new GrammarTarget());

  private final Target target;

  Parser(Target target) {
    this.target = target;
  }

  Target target() {
    return target;
  }

  /** As it is written on a command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The parser of that label. */
  static Parser labelled(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The inputs to start from: valid ones, and those that once broke a promise. */
  List<byte[]> inputs() throws IOException {
    List<byte[]> inputs = new ArrayList<>(target.seeds());
    inputs.addAll(Resources.read("/kept/" + label(), file -> true));
    return inputs;
  }
}
