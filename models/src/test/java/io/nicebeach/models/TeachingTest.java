package io.nicebeach.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.teach.Enrolment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Words are taught on the model words-en as well as its card says. */
class TeachingTest {
  private static final int EXAMPLES = 5;
  private static final int TESTED = 60;

  private final Set<String> teachers = new HashSet<>();

  /** Words that words-en has not learnt, by people. */
  @Test
  void wordsByPeople() throws IOException {
    String data = System.getenv("NICEBEACH_DATA");
    assumeThat(data).as("NICEBEACH_DATA").isNotNull();
    List<String> words = List.of("down", "go", "left", "right", "up");
    assertThat(accuracy(Path.of(data, "speech-commands-part"), words)).isGreaterThan(0.8);
  }

  /** Voices that words-en has learnt, but the test runs anywhere. */
  @Test
  void wordsBySyntheticVoices() throws IOException {
    List<String> words = List.of("four", "one", "seven", "six", "zero");
    assertThat(accuracy(Path.of(System.getenv("NICEBEACH_MINI")), words)).isGreaterThan(0.95);
  }

  /** Taught by the first speakers of each word, tested on others. */
  private double accuracy(Path corpus, List<String> words) throws IOException {
    List<Utterance> utterances = Corpora.read(corpus).utterances();
    Enrolment enrolment = Enrolment.named("words-en");
    for (String word : words) {
      enrolment.addFiles(word, examples(utterances, word));
    }
    Recognizer recognizer = enrolment.recognizer();
    int right = 0;
    int tested = 0;
    for (String word : words) {
      for (Utterance utterance :
          utterances.stream()
              .filter(u -> u.text().equals(word) && !teachers.contains(u.speaker()))
              .limit(TESTED)
              .toList()) {
        Recognition heard = recognizer.recognize(utterance.file());
        right += heard.hypothesis().text().equals(word) ? 1 : 0;
        tested++;
      }
    }
    return (double) right / tested;
  }

  private List<Path> examples(List<Utterance> utterances, String word) {
    Set<String> speakers = new HashSet<>();
    List<Path> examples =
        utterances.stream()
            .filter(u -> u.text().equals(word) && speakers.add(u.speaker()))
            .limit(EXAMPLES)
            .map(Utterance::file)
            .toList();
    teachers.addAll(speakers);
    return examples;
  }
}
