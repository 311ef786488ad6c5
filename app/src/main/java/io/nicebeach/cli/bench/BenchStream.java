package io.nicebeach.cli.bench;

import io.nicebeach.audio.Audio;
import io.nicebeach.cli.listen.LiveSound;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamEvent.Final;
import java.util.List;

/** A live stream that plays a recording over and over. */
final class BenchStream {
  private final RecognizerStream stream;
  private final Audio audio;
  private int at;

  /**
   * @param beginning where in the recording it begins, from 0 to 1
   */
  BenchStream(RecognizerStream stream, Audio audio, double beginning) {
    this.stream = stream;
    this.audio = audio;
    this.at = (int) (beginning * audio.samples().length);
  }

  /** Hears a little more; whether an utterance's text came of it. */
  boolean hear() {
    float[] chunk = new float[(int) (LiveSound.CHUNK * audio.sampleRate())];
    for (int i = 0; i < chunk.length; i++) {
      chunk[i] = audio.samples()[at];
      at = (at + 1) % audio.samples().length;
    }
    List<StreamEvent> events = stream.accept(chunk);
    return events.stream().anyMatch(Final.class::isInstance);
  }
}
