package io.nicebeach.cli.listen;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.SoundLevel;
import io.nicebeach.cli.console.Interruption;
import io.nicebeach.cli.console.ProgressLine;
import io.nicebeach.cli.transcribe.TextTranscript;
import io.nicebeach.cli.transcribe.Timestamp;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamEvent.Partial;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Shows what a stream hears: one line that changes, and one that stays for each utterance. */
final class LiveListening {
  private static final int METER = 10;
  private static final double FAINTEST = -60;

  /** How long the program waits with its end for the last words, in seconds. */
  private static final int PATIENCE = 5;

  private final RecognizerStream stream;
  private final PrintWriter out;
  private final ProgressLine line;
  private String partial = "";

  LiveListening(RecognizerStream stream, PrintWriter out, ProgressLine line) {
    this.stream = stream;
    this.out = out;
    this.line = line;
  }

  /** Listens until the sound ends, or Ctrl-C ends it. */
  void to(LiveSound sound) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(sound, done), "end of listening");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      for (float[] chunk = sound.next(); chunk.length > 0; chunk = sound.next()) {
        long arrived = System.nanoTime();
        show(stream.accept(chunk), arrived);
        line.note(meter(new Audio(chunk, sound.sampleRate())) + "  " + partial);
      }
      long ended = System.nanoTime();
      show(stream.finish(), ended);
      line.end();
    } finally {
      done.countDown();
    }
    Interruption.forget(hook);
  }

  private static void end(LiveSound sound, CountDownLatch done) {
    sound.end();
    try {
      done.await(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      // The program ends anyway.
    }
  }

  /**
   * @param arrived the time at which the sound came that these events are from
   */
  private void show(List<StreamEvent> events, long arrived) {
    for (StreamEvent event : events) {
      if (event instanceof Partial heard) {
        partial = heard.text();
      } else if (event instanceof Final heard) {
        partial = "";
        line.clear();
        out.println(
            String.format(
                Locale.ROOT,
                "%s\t%s\t%.2f\t%.0f ms",
                Timestamp.of(heard.start()).clock(),
                TextTranscript.text(heard.recognition()),
                heard.recognition().confidence(),
                (System.nanoTime() - arrived) / 1e6));
        out.flush();
      }
    }
  }

  /** A bar as long as the sound is loud. */
  private static String meter(Audio audio) {
    double level = SoundLevel.of(audio).rmsDecibels();
    int filled = (int) Math.round(METER * Math.max(0, 1 - Math.min(0, level) / FAINTEST));
    return "█".repeat(filled) + "░".repeat(METER - filled);
  }
}
