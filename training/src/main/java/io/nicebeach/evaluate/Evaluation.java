package io.nicebeach.evaluate;

import io.nicebeach.evaluate.Reliability.Answer;
import io.nicebeach.text.Alignment;
import io.nicebeach.text.Transcripts;
import io.nicebeach.text.Units;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How well utterances were recognised, altogether, by class and by speaker.
 *
 * <p>Of running speech the classes are the words, counted where the alignment of each transcript
 * puts them; of isolated words every utterance is one word, its label, even if that has spaces.
 *
 * @param outcomes what was heard, in the order of the test part
 * @param running whether the utterances are running speech
 */
public record Evaluation(List<Outcome> outcomes, boolean running) {
  /** With fewer speakers a bootstrap over them would know too little of how speakers differ. */
  private static final int FEW_SPEAKERS = 5;

  private static final long BOOTSTRAP_SEED = 1;

  public Evaluation {
    outcomes = List.copyOf(outcomes);
  }

  /** The evaluation of isolated words. */
  public Evaluation(List<Outcome> outcomes) {
    this(outcomes, false);
  }

  /**
   * How well one class is told from the others.
   *
   * @param score of the utterances that say it; its accuracy is the class's recall
   * @param precision the share that really said it of those taken for it; 0 if none was
   */
  public record ClassScore(Score score, double precision) {
    Map<String, Object> toMap() {
      Map<String, Object> map = score.toMap();
      map.put("recall", score.accuracy());
      map.put("precision", precision);
      return map;
    }
  }

  /** The score over all utterances: of running speech, those without an error. */
  public Score score() {
    return score(outcomes);
  }

  public double accuracy() {
    return score().accuracy();
  }

  /** What was said in an utterance beside what was heard, word by word. */
  public Alignment words(Outcome outcome) {
    return Alignment.of(words(outcome.reference()), words(outcome.hypothesis()));
  }

  private List<String> words(String text) {
    if (running) {
      return Units.WORDS.tokens(text);
    }
    return text.isEmpty() ? List.of() : List.of(text);
  }

  /** The errors in words, over all utterances. */
  public ErrorCounts wordErrors() {
    return wordErrors(outcomes);
  }

  /** The errors in characters, spaces among them, over all utterances. */
  public ErrorCounts characterErrors() {
    return sum(
        outcomes,
        outcome ->
            Alignment.of(
                Units.CHARACTERS.tokens(outcome.reference()),
                Units.CHARACTERS.tokens(outcome.hypothesis())));
  }

  /**
   * The word error rate's 95 % confidence interval: by a bootstrap over the speakers, or over the
   * utterances if there are few speakers.
   */
  public Interval wordErrorInterval() {
    List<ErrorCounts> blocks =
        isDrawnBySpeaker()
            ? List.copyOf(speakerErrors().values())
            : outcomes.stream().map(outcome -> wordErrors(List.of(outcome))).toList();
    return Bootstrap.interval(blocks, BOOTSTRAP_SEED);
  }

  /** Whether {@link #wordErrorInterval} draws speakers: there are enough, all of them known. */
  public boolean isDrawnBySpeaker() {
    SortedMap<String, List<Outcome>> speakers = bySpeaker();
    return speakers.size() >= FEW_SPEAKERS && !speakers.containsKey("");
  }

  /** By what was said; digits in order of their values, then by spelling. */
  public SortedMap<String, ClassScore> perClass() {
    Confusion confusion = confusion();
    int[] recognised = confusion.recognised();
    SortedMap<String, ClassScore> scores = new TreeMap<>(Transcripts.ORDER);
    for (int i = 0; i < confusion.labels().size(); i++) {
      Score score = new Score(confusion.count(i, i), confusion.said(i));
      if (score.total() > 0 && !confusion.labels().get(i).isEmpty()) {
        double precision = recognised[i] == 0 ? 0 : (double) score.correct() / recognised[i];
        scores.put(confusion.labels().get(i), new ClassScore(score, precision));
      }
    }
    return scores;
  }

  /** By speaker, by name; unknown speakers are together under the empty name. */
  public SortedMap<String, Score> perSpeaker() {
    return perSpeaker(Evaluation::score);
  }

  /** The errors in words by speaker, by name. */
  public SortedMap<String, ErrorCounts> speakerErrors() {
    return perSpeaker(this::wordErrors);
  }

  private <T> SortedMap<String, T> perSpeaker(Function<List<Outcome>, T> measure) {
    SortedMap<String, T> measured = new TreeMap<>();
    bySpeaker().forEach((speaker, group) -> measured.put(speaker, measure.apply(group)));
    return measured;
  }

  private SortedMap<String, List<Outcome>> bySpeaker() {
    SortedMap<String, List<Outcome>> groups = new TreeMap<>();
    outcomes.forEach(o -> groups.computeIfAbsent(o.speaker(), s -> new ArrayList<>()).add(o));
    return groups;
  }

  /** Which words were taken for which; the empty one stands for what nobody said or heard. */
  public Confusion confusion() {
    return Confusion.of(outcomes.stream().flatMap(o -> words(o).edits().stream()).toList());
  }

  /** The errors, the surest first: the ones worth listening to. */
  public List<Outcome> errors() {
    return outcomes.stream()
        .filter(o -> !o.isCorrect())
        .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
        .toList();
  }

  /** Whether the confidence in whole transcripts means what it says. */
  public Reliability reliability() {
    return Reliability.of(answers());
  }

  /** The transcripts that were heard. */
  public List<Answer> answers() {
    return outcomes.stream().map(o -> new Answer(o.confidence(), o.isCorrect())).toList();
  }

  /** The words that were heard in running speech; none of a classifier. */
  public List<Answer> wordAnswers() {
    List<Answer> answers = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      Iterator<Double> confidences = outcome.wordConfidences().iterator();
      for (Alignment.Edit edit : words(outcome).edits()) {
        if (edit.kind() != Alignment.Kind.DELETION && confidences.hasNext()) {
          answers.add(new Answer(confidences.next(), edit.kind() == Alignment.Kind.MATCH));
        }
      }
    }
    return answers;
  }

  /**
   * For JSON: {@code accuracy}, {@code correct}, {@code total}, {@code interval} (of 95 %, by
   * Wilson), {@code wer}, {@code werInterval}, {@code cer}, {@code substitutions}, {@code
   * deletions}, {@code insertions}, {@code sentenceErrorRate}, {@code perSpeaker}, {@code
   * perClass}, {@code confusion}, {@code reliability} and, of running speech, {@code
   * wordReliability}.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(score().toMap());
    map.put("wer", wordErrors().rate());
    map.put("werInterval", wordErrorInterval().toList());
    map.put("cer", characterErrors().rate());
    map.putAll(wordErrors().toMap());
    map.put("sentenceErrorRate", outcomes.isEmpty() ? 0.0 : 1 - accuracy());
    map.put("perSpeaker", perSpeaker(this::speaker));
    map.put("perClass", mapped(perClass(), ClassScore::toMap));
    map.put("confusion", confusion().toMap());
    map.put("reliability", reliability().toMap());
    if (running) {
      map.put("wordReliability", Reliability.of(wordAnswers()).toMap());
    }
    return map;
  }

  private Map<String, Object> speaker(List<Outcome> group) {
    Map<String, Object> map = score(group).toMap();
    map.put("wer", wordErrors(group).rate());
    return map;
  }

  private ErrorCounts wordErrors(List<Outcome> group) {
    return sum(group, this::words);
  }

  private static ErrorCounts sum(List<Outcome> group, Function<Outcome, Alignment> alignment) {
    return group.stream()
        .map(outcome -> ErrorCounts.of(alignment.apply(outcome)))
        .reduce(ErrorCounts.NONE, ErrorCounts::plus);
  }

  private static Score score(List<Outcome> outcomes) {
    return new Score((int) outcomes.stream().filter(Outcome::isCorrect).count(), outcomes.size());
  }

  private static <T> Map<String, Object> mapped(
      Map<String, T> scores, Function<T, Map<String, Object>> toMap) {
    Map<String, Object> map = new LinkedHashMap<>();
    scores.forEach((name, score) -> map.put(name, toMap.apply(score)));
    return map;
  }
}
