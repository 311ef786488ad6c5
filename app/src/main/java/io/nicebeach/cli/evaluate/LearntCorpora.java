package io.nicebeach.cli.evaluate;

import io.nicebeach.data.Corpus;
import io.nicebeach.data.Split;
import io.nicebeach.data.Splits;
import io.nicebeach.model.Model;
import io.nicebeach.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The corpora that a model learnt from, by the names that its provenance keeps of them. */
final class LearntCorpora {
  private final Settings provenance;
  private final Settings data;

  LearntCorpora(Model model) {
    provenance = Settings.of("model", model.provenance());
    data = provenance.section("data");
  }

  /**
   * A warning where the model may have learnt what it is to be fitted to: a corpus of the same name
   * that was not cut in the same way.
   *
   * @param seed of the split
   */
  Optional<String> warning(Corpus corpus, Split split, long seed) {
    if (isMain(corpus) && isCutAlike(split, seed)) {
      return Optional.empty(); // the model's test part
    }
    Set<String> shared = new LinkedHashSet<>(parts(corpus.name()));
    shared.retainAll(names());
    return shared.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the model learnt from %s (split %s, seed %s) and may know these recordings: fitted to"
                    .formatted(
                        String.join(", ", shared),
                        data.text("split", "unknown"),
                        provenance.text("seed", "unknown"))
                + " them it is too sure of strangers; give others, or the same --split and --seed");
  }

  private boolean isMain(Corpus corpus) {
    return corpus.name().equals(data.text("name", ""));
  }

  private boolean isCutAlike(Split split, long seed) {
    return split.name().equals(data.text("split", ""))
        && (!Splits.isDrawn(split.name())
            || provenance.text("seed", "").equals(Long.toString(seed)));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(parts(data.text("name", "")));
    data.sections("sources").forEach(source -> names.addAll(parts(source.text("name", ""))));
    return names;
  }

  /** The names of corpora that were read as one. */
  private static List<String> parts(String name) {
    return Arrays.asList(name.split("\\+"));
  }
}
