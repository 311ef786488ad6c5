package io.nicebeach.cli.train;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.Utterance;
import io.nicebeach.decode.Hypothesis;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Recognises utterances before one's eyes, a line each.
 *
 * @param print where the lines go
 */
record Listening(Recognizer recognizer, PrintWriter print) {
  private static final int RATE = 8000;
  private static final double PAUSE = 0.15;
  private static final String NOTHING = "nothing";

  /** A few of them, drawn at random; whether all are heard right. */
  boolean some(List<Utterance> utterances, int count, long seed) throws IOException {
    boolean allRight = true;
    for (Utterance utterance : drawn(utterances, count, seed)) {
      allRight &= one(utterance);
    }
    return allRight;
  }

  /** Whether an utterance is heard right. */
  boolean one(Utterance utterance) throws IOException {
    return hear(utterance.text(), AudioReader.read(utterance.file()), utterance.name());
  }

  /** A sound in which nothing is said: it is heard right if it is taken for no word. */
  void noWord(Utterance sound) throws IOException {
    Audio audio = sound.sound();
    long start = System.nanoTime();
    Recognition heard = recognizer.recognize(audio);
    long time = System.nanoTime() - start;
    boolean right = !heard.isAccepted();
    print(right, NOTHING, right ? NOTHING : heard.text(), time, sound.name());
  }

  private static List<Utterance> drawn(List<Utterance> utterances, int count, long seed) {
    List<Utterance> drawn = new ArrayList<>(utterances);
    Collections.shuffle(drawn, new Random(seed));
    return drawn.subList(0, Math.min(count, drawn.size()));
  }

  /** A few, drawn at random, one after the other with a short pause; whether heard right. */
  boolean together(List<Utterance> utterances, int count, long seed) throws IOException {
    List<String> words = new ArrayList<>();
    float[] samples = new float[0];
    for (Utterance utterance : drawn(utterances, count, seed)) {
      words.add(utterance.text());
      samples = joined(samples, AudioReader.read(utterance.file()).resampled(RATE).samples());
    }
    return hear(String.join(" ", words), new Audio(samples, RATE), utterances.get(0).speaker());
  }

  private static float[] joined(float[] before, float[] after) {
    int pause = before.length == 0 ? 0 : (int) (PAUSE * RATE);
    float[] joined = new float[before.length + pause + after.length];
    System.arraycopy(before, 0, joined, 0, before.length);
    System.arraycopy(after, 0, joined, before.length + pause, after.length);
    return joined;
  }

  private boolean hear(String said, Audio audio, String name) {
    long start = System.nanoTime();
    Hypothesis heard = recognizer.recognize(audio).hypothesis();
    long time = System.nanoTime() - start;
    boolean right = heard.text().equals(said);
    String sure =
        String.format(Locale.ROOT, "%-6s %3.0f %% sure", heard.text(), 100 * heard.confidence());
    print(right, said, sure, time, name);
    return right;
  }

  private void print(boolean right, String said, String heard, long nanoseconds, String name) {
    print.printf(
        Locale.ROOT,
        "  %s  said %-7s heard %-18s %5.1f ms   %s%n",
        right ? "✓" : "✗",
        said,
        heard,
        nanoseconds / 1e6,
        name);
    print.flush();
  }
}
