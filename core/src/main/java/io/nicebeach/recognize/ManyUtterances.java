package io.nicebeach.recognize;

import io.nicebeach.recognize.Endpointer.Utterance;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamEvent.Partial;
import io.nicebeach.recognize.StreamEvent.SpeechStarted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds utterance after utterance in a stream. A frame's probability counts only once all of the
 * frame's sound is there at the model's rate: so what happens does not depend on chunks.
 */
final class ManyUtterances implements RecognizerStream.Listener {
  private static final int PARTIAL_FRAMES =
      (int) Math.round(RecognizerStream.PARTIAL_MILLISECONDS / (1000 * VoiceActivity.HOP));

  private final Recognizer recognizer;
  private final Recognizer drafting;
  private final StreamSound sound;
  private final Detection detection;
  private final Endpointer endpointer;
  private final boolean partials;

  /** Frames that have counted. */
  private long frames;

  /** The utterance under way, and the frame in which it was noticed. */
  private @Nullable Draft draft;

  private long noticed;
  private List<StreamEvent> events = new ArrayList<>();

  ManyUtterances(
      Recognizer recognizer,
      StreamSound sound,
      Detection detection,
      Endpointing settings,
      boolean partials) {
    this.recognizer = recognizer;
    this.drafting = recognizer.ofPieces();
    this.sound = sound;
    this.detection = detection;
    this.endpointer = new Endpointer(settings);
    this.partials = partials;
  }

  @Override
  public List<StreamEvent> accept(float[] samples) {
    detection.accept(samples, sound.accept(samples));
    while (detection.hasNext() && position(frames + 1) <= sound.end()) {
      count(detection.next());
    }
    return happened();
  }

  @Override
  public List<StreamEvent> finish() {
    detection.finish(sound.finish());
    while (detection.hasNext()) {
      count(detection.next());
    }
    endpointer.finish().ifPresent(this::end);
    return happened();
  }

  private List<StreamEvent> happened() {
    List<StreamEvent> happened = events;
    events = new ArrayList<>();
    return happened;
  }

  private void count(float probability) {
    frames++;
    endpointer.accept(probability).ifPresent(this::end);
    if (!endpointer.speaking()) {
      sound.forget(sample(endpointer.start()));
    } else if (draft == null) {
      begin(endpointer.start());
    } else if (partials && (frames - noticed) % PARTIAL_FRAMES == 0) {
      events.add(partial(draft));
    }
  }

  private Partial partial(Draft draft) {
    long end = sample(frames);
    String text = draft.text(end, sample(endpointer.speechEnd()));
    return new Partial(seconds(endpointer.start()), sound.seconds(end), text);
  }

  private void begin(long start) {
    sound.forget(sample(start));
    draft = new Draft(drafting, sound, sample(start));
    noticed = frames;
    events.add(new SpeechStarted(seconds(start)));
  }

  private void end(Utterance utterance) {
    if (draft == null) { // noticed and over at once
      begin(utterance.first());
    }
    draft = null;
    long first = sample(utterance.first());
    long end = sample(utterance.end());
    Recognition heard = recognizer.recognizeAny(sound.between(first, end));
    double start = sound.seconds(first);
    events.add(new Final(start, sound.seconds(end), heard.delayed(start)));
  }

  private double seconds(long frame) {
    return sound.seconds(sample(frame));
  }

  /** The first sample of a frame, or the one after the last if the sound ends before. */
  private long sample(long frame) {
    return Math.min(sound.end(), position(frame));
  }

  private long position(long frame) {
    return (long) (frame * (sound.sampleRate() * VoiceActivity.HOP));
  }
}
