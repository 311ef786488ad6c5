package io.nicebeach.recognize;

import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamEvent.Partial;
import java.util.ArrayList;
import java.util.List;

/** Takes the whole stream for one utterance. */
final class OneUtterance implements RecognizerStream.Listener {
  private final Recognizer recognizer;
  private final StreamSound sound;
  private final Draft draft;
  private final int period;
  private final boolean partials;

  /** The sample at which the next partial text is due. */
  private long due;

  OneUtterance(Recognizer recognizer, StreamSound sound, boolean partials) {
    this.recognizer = recognizer;
    this.sound = sound;
    draft = new Draft(recognizer.ofPieces(), sound, 0);
    period = sound.sampleRate() * RecognizerStream.PARTIAL_MILLISECONDS / 1000;
    due = period;
    this.partials = partials;
  }

  @Override
  public List<StreamEvent> accept(float[] samples) {
    sound.accept(samples);
    List<StreamEvent> events = new ArrayList<>();
    for (; partials && due <= sound.end(); due += period) {
      events.add(new Partial(0, sound.seconds(due), draft.text(due, due)));
    }
    return events;
  }

  @Override
  public List<StreamEvent> finish() {
    sound.finish();
    Recognition heard = recognizer.recognizeAny(sound.between(0, sound.end()));
    return List.of(new Final(0, sound.seconds(sound.end()), heard));
  }
}
