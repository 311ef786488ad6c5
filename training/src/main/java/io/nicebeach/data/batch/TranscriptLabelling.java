package io.nicebeach.data.batch;

import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import io.nicebeach.features.FeatureExtractor;
import io.nicebeach.features.Features;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.EditDistance;
import io.nicebeach.text.Units;

/**
 * The tokens of the transcript, wherever in the utterance they are said.
 *
 * @param alphabet whose indices are the targets
 */
public record TranscriptLabelling(Alphabet alphabet) implements Labelling {
  @Override
  public int[] targets(Utterance utterance, FeatureExtractor extractor, Features spectra)
      throws CorpusException {
    for (String token : alphabet.units().tokens(utterance.text())) {
      if (!alphabet.contains(token) || token.equals(Alphabet.BLANK)) {
        throw unknown(utterance, token);
      }
    }
    return alphabet.encode(utterance.text());
  }

  private CorpusException unknown(Utterance utterance, String token) {
    String known =
        switch (alphabet.units()) {
          case WHOLE, WORDS -> "words";
          case CHARACTERS -> "characters";
        };
    String cure =
        EditDistance.suggestion(token, alphabet.tokens())
            .filter(s -> alphabet.units() != Units.CHARACTERS)
            .map(s -> "did you mean '" + s + "'?")
            .orElse("remove it or train with that " + known.substring(0, known.length() - 1));
    return new CorpusException(
        utterance.file(), "'" + token + "' is not among the " + known + " " + alphabet, cure);
  }
}
