package io.nicebeach.benchmarks;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.matrix.Threads;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many utterances by many threads on one recogniser: memory stays flat, and each is heard bit for
 * bit as one thread hears it.
 */
public final class SoakRun {
  /** Every how many recordings of the corpus one is heard. */
  private static final int STEP = 10;

  private final Recognizer recognizer;
  private final List<Audio> sounds = new ArrayList<>();
  private final List<Recognition> expected = new ArrayList<>();

  private SoakRun(Recognizer recognizer) {
    this.recognizer = recognizer;
  }

  /**
   * @param arguments the model's name or file, a corpus, how many utterances, how many threads
   */
  public static void main(String[] arguments) throws Exception {
    Threads.limit(1);
    SoakRun run = new SoakRun(RecognitionRun.recognizer(arguments[0]));
    run.readSounds(Path.of(arguments[1]));
    int threads = Integer.parseInt(arguments[3]);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    boolean flat =
        new Soak("utterances")
            .run(Long.parseLong(arguments[2]), (begin, end) -> run.hear(begin, end, threads, pool));
    pool.shutdown();
    System.exit(flat ? 0 : 1);
  }

  private void readSounds(Path corpus) throws IOException {
    List<Utterance> utterances = Corpora.read(corpus).utterances();
    for (int i = 0; i < utterances.size(); i += STEP) {
      Audio sound = AudioReader.read(utterances.get(i).file());
      sounds.add(sound);
      expected.add(recognizer.recognize(sound));
    }
  }

  /** Hears utterances, shared out among threads. */
  private void hear(long begin, long end, int threads, ExecutorService pool) throws Exception {
    List<Future<?>> parts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      long first = begin + thread;
      parts.add(pool.submit(() -> hearEvery(threads, first, end)));
    }
    for (Future<?> part : parts) {
      part.get();
    }
  }

  private void hearEvery(int step, long first, long end) {
    for (long i = first; i < end; i += step) {
      int sound = (int) (i % sounds.size());
      Recognition heard = recognizer.recognize(sounds.get(sound));
      if (!heard.equals(expected.get(sound))) {
        throw new IllegalStateException("heard %s, alone %s".formatted(heard, expected.get(sound)));
      }
    }
  }
}
