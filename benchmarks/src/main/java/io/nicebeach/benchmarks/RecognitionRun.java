package io.nicebeach.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.matrix.Threads;
import io.nicebeach.model.NamedModels;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A model in a new JVM, as Vosk.java measures Vosk: seconds from the start of the JVM until it is
 * ready, MB of memory, and on recordings how many are right and the CPU time for each.
 */
public final class RecognitionRun {
  private static final int WARM_UPS = 2000;

  private RecognitionRun() {}

  /**
   * @param arguments the model's name or file; then, to hear recordings, a corpus and which share
   *     of it, as every how-many-th recording
   */
  public static void main(String[] arguments) throws IOException {
    Threads.limit(1);
    Recognizer recognizer = recognizer(arguments[0]);
    System.out.printf(
        "nicebeach ready %.3f%n", ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
    System.out.printf("nicebeach readyCpu %.3f%n", processCpuSeconds());
    if (arguments.length > 1) {
      test(recognizer, Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    } else {
      recognizer.recognize(new Audio(Sounds.voiced(8000, 8000, 0), 8000));
      System.out.printf("nicebeach resident %.0f%n", Memory.residentNow());
    }
  }

  /** The recogniser with the model of that name or in that file. */
  static Recognizer recognizer(String model) throws IOException {
    return NamedModels.names().contains(model)
        ? Recognizer.named(model)
        : Recognizer.load(Path.of(model));
  }

  private static void test(Recognizer recognizer, Path corpus, int step) throws IOException {
    List<Utterance> utterances = Corpora.read(corpus).utterances();
    List<Audio> sounds = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int i = 0; i < utterances.size(); i += step) {
      sounds.add(AudioReader.read(utterances.get(i).file()));
      said.add(utterances.get(i).text());
    }
    for (int i = 0; i < WARM_UPS; i++) {
      recognizer.recognize(sounds.get(i % sounds.size()));
    }
    int right = 0;
    double seconds = 0;
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < sounds.size(); i++) {
      right += recognizer.recognize(sounds.get(i)).text().equals(said.get(i)) ? 1 : 0;
      seconds += sounds.get(i).seconds();
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    System.out.printf("nicebeach accuracy %d %d%n", right, sounds.size());
    System.out.printf("nicebeach milliseconds %.3f%n", nanos / 1e6 / sounds.size());
    System.out.printf("nicebeach realTimeFactor %.5f%n", nanos / 1e9 / seconds);
  }

  private static double processCpuSeconds() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }
}
