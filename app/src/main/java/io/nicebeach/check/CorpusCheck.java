package io.nicebeach.check;

import io.nicebeach.audio.SoundLevel;
import io.nicebeach.check.Finding.Kind;
import io.nicebeach.check.Finding.Severity;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Part;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Alphabet;
import io.nicebeach.text.Units;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks for what is wrong with a corpus before time is spent on training with it. */
public final class CorpusCheck {
  private static final double SILENT_DBFS = -60;
  private static final double SHORTEST_SECONDS = 0.1;

  /** Longer than this many times the median and longer than that many seconds is suspicious. */
  private static final double LONGEST_MEDIANS = 5;

  private static final double LONG_SECONDS = 3;
  private static final double LARGEST_OFFSET = 0.01;
  private static final int FEW_EXAMPLES = 10;

  private final Corpus corpus;
  private final List<RecordingFacts> recordings;
  private final List<Finding> findings = new ArrayList<>();

  private CorpusCheck(Corpus corpus, List<RecordingFacts> recordings) {
    this.corpus = corpus;
    this.recordings = recordings;
  }

  /**
   * What a check says.
   *
   * @param recordings how many could be read
   * @param seconds their duration altogether
   * @param rates how many recordings there are of each sample rate in Hz
   * @param running whether the transcripts are sentences and not labels
   * @param labels how often each label is said, or of sentences each word
   * @param speakers how many speakers are known
   * @param findings the gravest first
   */
  public record Result(
      int recordings,
      double seconds,
      Map<Integer, Integer> rates,
      boolean running,
      Map<String, Integer> labels,
      int speakers,
      List<Finding> findings) {
    /** How many findings are of that severity. */
    public long count(Severity severity) {
      return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** For JSON, with the record's names as keys. */
    public Map<String, Object> toMap() {
      Map<String, Integer> byRate = new LinkedHashMap<>();
      rates.forEach((rate, count) -> byRate.put(rate.toString(), count));
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("recordings", recordings);
      map.put("seconds", seconds);
      map.put("rates", byRate);
      map.put(running ? "words" : "labels", labels);
      map.put("speakers", speakers);
      map.put("findings", findings.stream().map(Finding::toMap).toList());
      return map;
    }
  }

  /** Reads every recording, on all cores, and looks for trouble. */
  public static Result run(Corpus corpus) {
    List<RecordingFacts> all =
        corpus.utterances().parallelStream().map(RecordingFacts::of).toList();
    List<RecordingFacts> readable = all.stream().filter(r -> r.error() == null).toList();
    CorpusCheck check = new CorpusCheck(corpus, readable);
    for (RecordingFacts recording : all) {
      if (recording.error() != null) {
        check.add(Kind.UNREADABLE, Severity.ERROR, recording, recording.error());
      }
    }
    return check.result();
  }

  private Result result() {
    checkLoudness();
    checkDurations();
    checkDuplicates();
    checkLabels();
    checkSpeakers();
    Map<Integer, Integer> rates = rates();
    if (rates.size() > 1) {
      add(Kind.MIXED_RATES, Severity.NOTE, "recordings by sample rate in Hz: " + rates);
    }
    findings.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::kind));
    return new Result(
        recordings.size(),
        recordings.stream().mapToDouble(RecordingFacts::seconds).sum(),
        rates,
        Corpus.isRunningSpeech(corpus.utterances()),
        labels(),
        corpus.speakers().size(),
        List.copyOf(findings));
  }

  private void checkLoudness() {
    for (RecordingFacts recording : recordings) {
      if (recording.level() != null) {
        checkLoudness(recording, recording.level());
      }
    }
  }

  private void checkLoudness(RecordingFacts recording, SoundLevel level) {
    if (level.isClipped()) {
      String detail = "%d samples in a row at full scale".formatted(level.fullScaleRun());
      add(Kind.CLIPPED, Severity.WARNING, recording, detail);
    }
    if (level.rmsDecibels() < SILENT_DBFS) {
      String detail =
          String.format(
              Locale.ROOT, "level %.0f dBFS: silent or much too soft", level.rmsDecibels());
      add(Kind.SILENT, Severity.WARNING, recording, detail);
    }
    if (Math.abs(level.mean()) > LARGEST_OFFSET) {
      String detail =
          String.format(Locale.ROOT, "the mean is %.3f of full scale instead of 0", level.mean());
      add(Kind.OFFSET, Severity.NOTE, recording, detail);
    }
  }

  private void checkDurations() {
    double[] sorted = recordings.stream().mapToDouble(RecordingFacts::seconds).sorted().toArray();
    double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    for (RecordingFacts recording : recordings) {
      double seconds = recording.seconds();
      if (seconds < SHORTEST_SECONDS) {
        Severity severity = seconds == 0 ? Severity.ERROR : Severity.WARNING;
        add(Kind.TOO_SHORT, severity, recording, String.format(Locale.ROOT, "%.3f s", seconds));
      } else if (seconds > LONG_SECONDS && seconds > LONGEST_MEDIANS * median) {
        String detail =
            String.format(
                Locale.ROOT, "%.1f s; half of all are shorter than %.1f s", seconds, median);
        add(Kind.TOO_LONG, Severity.WARNING, recording, detail);
      }
    }
  }

  private void checkDuplicates() {
    Map<String, RecordingFacts> first = new LinkedHashMap<>();
    for (RecordingFacts recording : recordings) {
      RecordingFacts same = first.putIfAbsent(recording.digest(), recording);
      if (same != null) {
        String label = same.utterance().text();
        String other = label.equals(recording.utterance().text()) ? "" : " ('" + label + "')";
        String detail = "the same content as " + same.utterance().file() + other;
        add(Kind.DUPLICATE, Severity.WARNING, recording, detail);
      }
    }
  }

  private void checkLabels() {
    for (Path file : corpus.unlabelled()) {
      findings.add(new Finding(Kind.UNLABELLED, Severity.NOTE, file, "is left out: no transcript"));
    }
    // In running speech nothing may be said; a label must not be empty.
    Severity empty =
        Corpus.isRunningSpeech(corpus.utterances()) ? Severity.WARNING : Severity.ERROR;
    for (Utterance utterance : corpus.utterances()) {
      if (utterance.text().isEmpty()) {
        findings.add(
            new Finding(Kind.UNLABELLED, empty, utterance.file(), "the transcript is empty"));
      }
    }
    Map<String, Integer> labels = labels();
    if (labels.size() == 1) {
      add(Kind.ONE_LABEL, Severity.ERROR, "all recordings are labelled " + labels.keySet());
    }
    labels.forEach(
        (label, count) -> {
          if (count < FEW_EXAMPLES) {
            add(Kind.FEW_EXAMPLES, Severity.WARNING, "'" + label + "' has only " + count);
          }
        });
  }

  private void checkSpeakers() {
    List<String> speakers = corpus.speakers();
    if (speakers.size() < 2) {
      String detail =
          speakers.isEmpty() ? "the corpus does not tell who speaks" : "only one speaker is known";
      add(
          Kind.FEW_SPEAKERS,
          Severity.WARNING,
          detail + ": how it does on new voices cannot be measured");
    }
    if (corpus.official().isEmpty()) {
      return;
    }
    Map<Part, List<Utterance>> parts =
        corpus.utterances().stream()
            .collect(
                Collectors.groupingBy(u -> corpus.official().getOrDefault(u.file(), Part.TRAIN)));
    List<String> trained = Corpus.speakers(parts.getOrDefault(Part.TRAIN, List.of()));
    for (Part part : List.of(Part.DEVELOPMENT, Part.TEST)) {
      List<String> shared = new ArrayList<>(Corpus.speakers(parts.getOrDefault(part, List.of())));
      shared.retainAll(trained);
      if (!shared.isEmpty()) {
        String detail =
            "%d speakers of the official %s part are also in training"
                .formatted(shared.size(), part.name().toLowerCase(Locale.ROOT));
        add(Kind.SHARED_SPEAKERS, Severity.WARNING, detail);
      }
    }
  }

  private Map<Integer, Integer> rates() {
    Map<Integer, Integer> rates = new TreeMap<>();
    recordings.stream()
        .filter(r -> r.sampleRate() > 0)
        .forEach(r -> rates.merge(r.sampleRate(), 1, Integer::sum));
    return rates;
  }

  private Map<String, Integer> labels() {
    boolean running = Corpus.isRunningSpeech(corpus.utterances());
    Units units = running ? Units.WORDS : Units.WHOLE;
    Map<String, Integer> labels = new LinkedHashMap<>();
    Alphabet.tokensOf(units, corpus.labels()).forEach(label -> labels.put(label, 0));
    for (Utterance utterance : corpus.utterances()) {
      units.tokens(utterance.text()).forEach(label -> labels.merge(label, 1, Integer::sum));
    }
    return labels;
  }

  private void add(Kind kind, Severity severity, String detail) {
    findings.add(new Finding(kind, severity, null, detail));
  }

  private void add(Kind kind, Severity severity, RecordingFacts recording, String detail) {
    findings.add(new Finding(kind, severity, recording.utterance().file(), detail));
  }
}
