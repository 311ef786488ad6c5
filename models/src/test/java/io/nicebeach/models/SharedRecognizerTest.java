package io.nicebeach.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any number of threads share a recogniser, and none hears the others. */
class SharedRecognizerTest {
  private static final int THREADS = 16;

  /** Every how many recordings one is heard, by every thread. */
  private static final int STEP = 7;

  /** Each thread begins elsewhere, so that no two hear the same at the same time. */
  @ParameterizedTest
  @ValueSource(strings = {"digits-en", "digit-strings-en"})
  void sixteenThreadsHearBitForBitWhatOneHears(String model) throws Exception {
    Recognizer recognizer = Recognizer.named(model);
    List<Audio> sounds = sounds();
    List<Recognition> alone = sounds.stream().map(recognizer::recognize).toList();
    CyclicBarrier together = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<List<Recognition>>> heard = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        List<Audio> rotated = rotated(sounds, thread);
        heard.add(
            pool.submit(
                () -> {
                  together.await();
                  return rotated.stream().map(recognizer::recognize).toList();
                }));
      }
      for (int thread = 0; thread < THREADS; thread++) {
        // Records are equal only if all of their doubles are.
        assertThat(heard.get(thread).get()).isEqualTo(rotated(alone, thread));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<Audio> sounds() throws IOException {
    List<Utterance> mini = Corpora.read(Path.of(System.getenv("NICEBEACH_MINI"))).utterances();
    List<Audio> sounds = new ArrayList<>();
    for (int i = 0; i < mini.size(); i += STEP) {
      sounds.add(AudioReader.read(mini.get(i).file()));
    }
    return sounds;
  }

  private static <T> List<T> rotated(List<T> list, int thread) {
    List<T> rotated = new ArrayList<>(list);
    Collections.rotate(rotated, thread * list.size() / THREADS);
    return rotated;
  }
}
