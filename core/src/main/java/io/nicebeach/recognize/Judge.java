package io.nicebeach.recognize;

import io.nicebeach.decode.Acceptance;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.decode.Hypothesis.Alternative;
import io.nicebeach.text.Alphabet;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether to stand by what was heard. A network may also have learnt what other words and
 * silence sound like; the best transcript without those is the hypothesis, and accepted if it is
 * likely enough. What it was rather taken for is then the reason of a rejection.
 *
 * @param acceptance when a hypothesis is likely enough
 */
record Judge(Acceptance acceptance) {
  Recognition judge(Hypothesis heard) {
    Hypothesis known = acceptance.calibration().apply(inKnownWords(heard));
    double confidence = Acceptance.perWord(known.confidence(), known.words().size());
    boolean accepted = !known.text().isEmpty() && confidence >= acceptance.threshold();
    return new Recognition(
        known, accepted ? Optional.empty() : Optional.of(reason(likeliest(heard))));
  }

  /** What it was rather taken for: the hypothesis, unless other words are likelier. */
  private static String likeliest(Hypothesis heard) {
    return heard.alternatives().stream()
        .filter(other -> !inKnownWords(other.text()) && other.confidence() > heard.confidence())
        .map(Alternative::text)
        .findFirst()
        .orElse(heard.text());
  }

  private static Rejection reason(String heard) {
    if (heard.isEmpty() || Alphabet.isSilence(heard)) {
      return Rejection.SILENCE;
    }
    return inKnownWords(heard) ? Rejection.UNSURE : Rejection.UNKNOWN_WORDS;
  }

  /** The best transcript that is all words, first; no confidence at all if there is none. */
  static Hypothesis inKnownWords(Hypothesis heard) {
    List<Alternative> others =
        heard.alternatives().stream().filter(other -> inKnownWords(other.text())).toList();
    if (inKnownWords(heard.text())) {
      return new Hypothesis(heard.text(), heard.confidence(), heard.words(), others);
    }
    if (others.isEmpty()) {
      return new Hypothesis("", 0, List.of());
    }
    return new Hypothesis(
        others.get(0).text(), others.get(0).confidence(), others.subList(1, others.size()));
  }

  private static boolean inKnownWords(String text) {
    for (String word : text.split(" ")) {
      if (Alphabet.isNoWord(word)) {
        return false;
      }
    }
    return true;
  }
}
