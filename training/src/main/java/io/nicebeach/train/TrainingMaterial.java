package io.nicebeach.train;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Fingerprint;
import io.nicebeach.data.Split;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.join.Joining;
import io.nicebeach.data.nonword.Nonwords;
import io.nicebeach.data.sample.Extra;
import io.nicebeach.data.sample.Mixture;
import io.nicebeach.data.sample.Source;
import io.nicebeach.data.sample.TrainingData;
import io.nicebeach.data.synth.ComputedSounds;
import io.nicebeach.text.Alphabet;
import io.nicebeach.train.DataPlan.NonwordPlan;
import io.nicebeach.train.DataPlan.SoundPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a training learns from: the corpora that it is given, mixed as its recipe says.
 *
 * @param data what it is given
 * @param mixture what becomes of that
 * @param labels the words to learn, and what else the mixture trains on: tokens of other words and
 *     of silence
 * @param warnings what the recipe wants and these recordings do not allow
 */
public record TrainingMaterial(
    TrainingData data, Mixture mixture, List<String> labels, List<String> warnings) {
  private static final String NONWORDS = "nonwords";

  static TrainingMaterial of(Recipe recipe, TrainingData given, long seed) throws IOException {
    requireSound(recipe, given.corpus().root());
    TrainingData data = withSounds(given, recipe, seed);
    Split main =
        data.split()
            .withDevelopment(recipe.training().developmentShare(), seed, recipe.units())
            .requireTrainable(data.corpus().root(), recipe.units());
    List<String> chosen = recipe.data().labels();
    List<String> words = chosen.isEmpty() ? main.labels() : chosen;
    Mixture spoken = Mixture.of(data.with(main), recipe.vocabulary(words), seed);
    NonwordPlan nonwords = recipe.data().nonwords();
    Mixture mixture =
        withNoise(
            withNonwords(spoken, nonwords, data.corpus().root(), seed),
            data,
            recipe.data().sampling().noise());
    Stream<String> others =
        mixture.parts().train().stream().map(Utterance::text).filter(Alphabet::isNoWord);
    List<String> labels = Stream.concat(words.stream(), others).distinct().toList();
    return new TrainingMaterial(data, mixture, labels, warnings(mixture, nonwords));
  }

  /** What is computed, or cut and joined, is sound. */
  private static void requireSound(Recipe recipe, Path root) throws CorpusException {
    double share = recipe.data().sounds().share() + recipe.data().nonwords().share();
    if (share > 0 && recipe.features().kind().isMadeElsewhere()) {
      throw new CorpusException(
          root,
          "holds features that were made elsewhere, but data.sounds and data.nonwords are sounds",
          "set data.sounds.share=0 and data.nonwords.share=0");
    }
  }

  private static TrainingData withSounds(TrainingData data, Recipe recipe, long seed) {
    SoundPlan plan = recipe.data().sounds();
    return plan.share() == 0
        ? data
        : data.with(new Extra(ComputedSounds.of(plan.ofEachKind(), seed), plan.share(), 0));
  }

  private static Mixture withNonwords(Mixture words, NonwordPlan plan, Path root, long seed)
      throws CorpusException {
    if (plan.share() == 0) {
      return words;
    }
    List<Source> chosen =
        words.sources().stream()
            .filter(source -> plan.of().isEmpty() || plan.of().contains(source.name()))
            .toList();
    List<Utterance> nonwords = Nonwords.of(chosen, plan.fewestRecordings(), seed);
    if (nonwords.isEmpty() && !plan.of().isEmpty()) {
      throw new CorpusException(
          root,
          "nothing to make nonwords of: no word is said often enough in " + plan.of(),
          "let data.nonwords.of name some of "
              + words.sources().stream().map(Source::name).distinct().toList());
    }
    return nonwords.isEmpty() ? words : words.with(NONWORDS, nonwords, plan.share());
  }

  /** Words that are all said rarely are learnt without nonwords, which is worth a warning. */
  private static List<String> warnings(Mixture mixture, NonwordPlan plan) {
    boolean made = mixture.sources().stream().anyMatch(s -> s.name().equals(NONWORDS));
    return plan.share() == 0 || made
        ? List.of()
        : List.of(
            "no nonwords are learnt, so more of other words will be taken for these: no word has"
                + " %d recordings (data.nonwords.fewestRecordings)"
                    .formatted(plan.fewestRecordings()));
  }

  private static Mixture withNoise(Mixture spoken, TrainingData data, double share)
      throws CorpusException {
    if (share > 0 && data.noise().isEmpty()) {
      throw new CorpusException(
          data.corpus().root(),
          "data.sampling.noise wants noise alone but there are no recordings of noise",
          "name a folder of them as data.noise or set data.sampling.noise=0");
    }
    return spoken.with("noise", files(data.noise()), share);
  }

  /** What is trained on, chosen by and tested on, with all that the extra corpora add to it. */
  public Split parts() {
    return mixture.parts();
  }

  /** A warning of tested speakers who are heard before, of all that is trained on. */
  public Optional<String> leak() {
    return parts().leak(data.split());
  }

  /** The development part by speakers who are in no training: what confidence can be fitted to. */
  public List<Utterance> strangers() {
    Split parts = mixture.parts();
    Set<String> known = new HashSet<>(Corpus.speakers(parts.train()));
    return parts.development().stream()
        .filter(u -> !u.speaker().isEmpty() && !known.contains(u.speaker()))
        .toList();
  }

  /**
   * The share of an epoch that is other words and sounds, as far as sources of nothing else go, and
   * strings into which other words are borrowed.
   */
  double shareOfOthers(Optional<Joining> joining) {
    double others =
        mixture.sources().stream()
            .filter(s -> s.utterances().stream().allMatch(u -> Alphabet.isNoWord(u.text())))
            .mapToDouble(Source::share)
            .sum();
    double borrowing = joining.map(Joining::shareBorrowingOthers).orElse(0.0);
    return others + (1 - others) * borrowing;
  }

  /** How many recordings are trained on; what is computed, or made of them, is none. */
  int recordings() {
    return (int)
        mixture.parts().train().stream()
            .filter(Utterance::hasFile)
            .map(Utterance::file)
            .distinct()
            .count();
  }

  /** What was trained on, in words and numbers for people. */
  Map<String, Object> facts() throws IOException {
    Split parts = mixture.parts();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", data.corpus().name());
    facts.put("sha256", Fingerprint.of(parts.train()));
    facts.put("split", parts.name());
    facts.put("training", recordings());
    facts.put("development", parts.development().size());
    facts.put("speakers", Corpus.speakers(parts.train()).size());
    facts.put("warnings", parts.warnings());
    facts.put("developmentSha256", Fingerprint.of(parts.development()));
    facts.put("noiseSha256", Fingerprint.of(files(data.noise())));
    facts.put("roomsSha256", Fingerprint.of(files(data.rooms())));
    if (!data.dictionary().words().isEmpty()) {
      facts.put("pronunciationsSha256", data.dictionary().fingerprint());
    }
    if (!data.extras().isEmpty()) {
      facts.put("sources", mixture.sources().stream().map(this::facts).toList());
    }
    return facts;
  }

  private Map<String, Object> facts(Source source) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", source.name());
    facts.put("share", source.share());
    facts.put("utterances", source.utterances().size());
    facts.put("speakers", Corpus.speakers(source.utterances()).size());
    facts.put("dropped", mixture.dropped().getOrDefault(source.name(), 0));
    return facts;
  }

  private static List<Utterance> files(List<Path> recordings) {
    return recordings.stream().map(file -> new Utterance(file, "", "")).toList();
  }
}
