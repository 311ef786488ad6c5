package io.nicebeach.cli.options;

import io.nicebeach.decode.DecoderSettings;
import io.nicebeach.decode.Guidance;
import io.nicebeach.grammar.Grammar;
import io.nicebeach.language.Arpa;
import io.nicebeach.language.NgramModel;
import io.nicebeach.language.WordList;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How running speech is searched: among which words or sentences, with which language model. */
public final class SearchOptions {
  private static final String ANY_WORDS = "any";

  @Option(
      names = "--lm",
      paramLabel = "FILE.arpa",
      description = "A language model, such as 'lm' writes; only its words are heard then.")
  @Nullable Path languageModel;

  @Option(
      names = "--lexicon",
      paramLabel = "FILE|any",
      description = "The words that may be heard, one a line; or any, whatever the --lm knows.")
  @Nullable String lexicon;

  @Option(
      names = "--grammar",
      paramLabel = "NAME|FILE",
      description = "A grammar in JSGF, or pin, phone or yes-no: only its sentences are heard.")
  @Nullable String grammar;

  @Option(
      names = "--words",
      split = ",",
      paramLabel = "WORD",
      description = "The words or phrases that may be heard, in any order.")
  List<String> words = List.of();

  @Option(
      names = "--boost",
      paramLabel = "PHRASE=BONUS",
      description =
          "A phrase to hear rather than others: 2 or 3 hints, 10 all but forces. May be repeated.")
  Map<String, Double> phrases = Map.of();

  @Option(
      names = "--beam",
      paramLabel = "N",
      description = "How many beginnings of transcripts are kept at each moment.")
  @Nullable Integer beam;

  @Option(
      names = "--lm-weight",
      split = ",",
      paramLabel = "X",
      description = "What the language model counts beside the network (default: the model's).")
  List<Double> languageWeights = List.of();

  @Option(
      names = "--word-bonus",
      split = ",",
      paramLabel = "X",
      description = "Added for each word; below 0 for fewer words (default: the model's).")
  List<Double> wordBonuses = List.of();

  /**
   * The recogniser with the one search that is asked for; its own if none is.
   *
   * @throws IllegalArgumentException if several are asked for, or the model is a classifier
   */
  public Recognizer apply(Recognizer recognizer) throws IOException {
    Map<DecoderSettings, Recognizer> all = all(recognizer);
    if (all.size() != 1) {
      throw new IllegalArgumentException(
          "--lm-weight and --word-bonus must have one value each; 'evaluate' compares several");
    }
    return all.values().iterator().next();
  }

  /** A recogniser for every pair of weight and bonus that is asked for. */
  public Map<DecoderSettings, Recognizer> all(Recognizer recognizer) throws IOException {
    DecoderSettings own = recognizer.model().decoding();
    Map<DecoderSettings, Recognizer> all = new LinkedHashMap<>();
    if (!isGiven()) {
      all.put(own, recognizer);
      return all;
    }
    if (!recognizer.model().alphabet().hasBlank()) {
      throw new IllegalArgumentException(
          "--lm, --lexicon, --grammar, --words, --boost, --beam, --lm-weight and --word-bonus are"
              + " for models of running speech (ctc); this one hears single words");
    }
    Guidance guidance = guidance();
    for (double weight : orOwn(languageWeights, own.languageWeight())) {
      for (double bonus : orOwn(wordBonuses, own.wordBonus())) {
        DecoderSettings settings = settings(own, weight, bonus);
        all.put(settings, recognizer.with(settings, guidance));
      }
    }
    return all;
  }

  private boolean isGiven() {
    return languageModel != null
        || lexicon != null
        || grammar != null
        || !words.isEmpty()
        || !phrases.isEmpty()
        || beam != null
        || !languageWeights.isEmpty()
        || !wordBonuses.isEmpty();
  }

  private static List<Double> orOwn(List<Double> given, double own) {
    return given.isEmpty() ? List.of(own) : given;
  }

  private DecoderSettings settings(DecoderSettings own, double weight, double bonus) {
    return new DecoderSettings(
        DecoderSettings.Kind.BEAM,
        own.blankPenalty(),
        beam == null ? own.beam() : beam,
        weight,
        bonus,
        own.languageOrder(),
        own.window());
  }

  private Guidance guidance() throws IOException {
    requireOneVocabulary();
    Optional<NgramModel> language =
        languageModel == null ? Optional.empty() : Optional.of(Arpa.read(languageModel));
    Guidance guidance = new Guidance(words(language), language).boosting(phrases);
    if (grammar != null) {
      return guidance.with(GrammarFile.read(grammar));
    }
    return words.isEmpty() ? guidance : guidance.with(Grammar.of(words));
  }

  private void requireOneVocabulary() {
    int given = (lexicon == null ? 0 : 1) + (grammar == null ? 0 : 1) + (words.isEmpty() ? 0 : 1);
    if (given > 1) {
      throw new IllegalArgumentException(
          "--lexicon, --grammar and --words each say what may be heard; give one of them");
    }
  }

  private Optional<Collection<String>> words(Optional<NgramModel> language) throws IOException {
    if (lexicon == null) {
      return language.map(NgramModel::words);
    }
    return lexicon.equals(ANY_WORDS)
        ? Optional.empty()
        : Optional.of(WordList.read(Path.of(lexicon)));
  }
}
