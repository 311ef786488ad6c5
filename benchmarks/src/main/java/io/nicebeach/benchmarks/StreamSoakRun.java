package io.nicebeach.benchmarks;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.matrix.Threads;
import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One stream of many hours, faster than it would be spoken: the recordings of a corpus over and
 * over, with pauses between them. Memory stays flat.
 */
public final class StreamSoakRun {
  private static final int STEP = 10;
  private static final int SECONDS_PER_HOUR = 3600;

  /** Chunks in a second of sound, as a microphone brings them. */
  private static final int CHUNKS = 10;

  private final RecognizerStream stream;
  private final float[] sound;
  private final int chunk;
  private int at;
  private long utterances;

  private StreamSoakRun(RecognizerStream stream, float[] sound, int rate) {
    this.stream = stream;
    this.sound = sound;
    this.chunk = rate / CHUNKS;
  }

  /**
   * @param arguments the model's name or file, a corpus, how many hours
   */
  public static void main(String[] arguments) throws Exception {
    Threads.limit(1);
    List<Utterance> corpus = Corpora.read(Path.of(arguments[1])).utterances();
    int rate = AudioReader.read(corpus.get(0).file()).sampleRate();
    StreamSettings settings = StreamSettings.of(rate).with(Endpointing.usual());
    StreamSoakRun run =
        new StreamSoakRun(
            RecognitionRun.recognizer(arguments[0]).stream(settings), sound(corpus, rate), rate);
    long seconds = Math.round(Double.parseDouble(arguments[2]) * SECONDS_PER_HOUR);
    boolean flat = new Soak("seconds of sound").run(seconds, run::listen);
    System.out.printf("%,d utterances were heard%n", run.utterances);
    System.exit(flat ? 0 : 1);
  }

  /** Recordings with a second of silence behind each. */
  private static float[] sound(List<Utterance> corpus, int rate) throws IOException {
    float[] sound = {};
    for (int i = 0; i < corpus.size(); i += STEP) {
      Audio audio = AudioReader.read(corpus.get(i).file()).resampled(rate);
      int from = sound.length;
      sound = Arrays.copyOf(sound, from + audio.samples().length + rate);
      System.arraycopy(audio.samples(), 0, sound, from, audio.samples().length);
    }
    return sound;
  }

  private void listen(long begin, long end) {
    for (long i = CHUNKS * begin; i < CHUNKS * end; i++) {
      float[] samples = new float[chunk];
      for (int k = 0; k < chunk; k++) {
        samples[k] = sound[at];
        at = (at + 1) % sound.length;
      }
      for (StreamEvent event : stream.accept(samples)) {
        utterances += event instanceof StreamEvent.Final ? 1 : 0;
      }
    }
  }
}
