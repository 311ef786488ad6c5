package io.nicebeach.cli.train;

import io.nicebeach.data.Split;
import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.decode.Guidance;
import io.nicebeach.language.Arpa;
import io.nicebeach.language.NgramEstimator;
import io.nicebeach.language.NgramModel;
import io.nicebeach.language.Smoothing;
import io.nicebeach.model.AtomicFile;
import io.nicebeach.model.Model;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.text.Units;
import io.nicebeach.train.RunFolder;
import java.io.IOException;
import java.util.List;

/** The language model that a recipe wants to be learnt beside the network. */
final class LearntLanguage {
  private LearntLanguage() {}

  /**
   * The model at work; where its recipe has a {@code decoder.languageOrder}, guided by the n-grams
   * of the training part's transcripts, which are left in the folder as {@code language.arpa}.
   */
  static Recognizer recognizer(Model trained, Split split, RunFolder folder) throws IOException {
    DecoderSettings decoding = trained.decoding();
    Recognizer recognizer = Recognizer.of(trained);
    if (!trained.alphabet().hasBlank() || decoding.languageOrder() == 0) {
      return recognizer;
    }
    List<List<String>> sentences =
        split.train().stream().map(u -> Units.WORDS.tokens(u.text())).toList();
    NgramModel language =
        NgramEstimator.estimate(sentences, decoding.languageOrder(), Smoothing.KNESER_NEY);
    AtomicFile.write(folder.file("language.arpa"), out -> Arpa.write(language, out));
    return recognizer.with(decoding, Guidance.by(language));
  }
}
