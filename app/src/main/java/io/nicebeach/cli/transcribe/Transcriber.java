package io.nicebeach.cli.transcribe;

import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioStream;
import io.nicebeach.decode.Hypothesis.Word;
import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.Recognition;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamSettings;
import io.nicebeach.recognize.VoiceActivity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hears recordings: a short one as a single utterance, a long one utterance by utterance, in memory
 * that does not grow with it.
 *
 * @param endpointing where utterances begin and end
 * @param detector makes what tells speech from noise in one recording
 * @param segments whether short ones are divided, too
 */
record Transcriber(
    Recognizer recognizer,
    Endpointing endpointing,
    Supplier<VoiceActivity> detector,
    boolean segments) {
  /** The longest recording that is one utterance unless told otherwise, in seconds. */
  private static final int LONGEST_WHOLE = 30;

  /** What is told on the way. */
  interface Listener {
    void heard(Final utterance, boolean isWhole);

    /** So many samples of so many have been heard. */
    void progress(long done, long total);
  }

  void transcribe(AudioStream sound, Listener listener) throws IOException {
    int longestWhole = segments ? 0 : LONGEST_WHOLE * sound.sampleRate();
    float[] beginning = beginning(sound, longestWhole + 1);
    if (beginning.length <= longestWhole) {
      Audio audio = new Audio(beginning, sound.sampleRate());
      listener.heard(new Final(0, audio.seconds(), recognizer.recognize(audio)), true);
    } else {
      divide(beginning, sound, listener);
    }
  }

  /** At least so many samples, or all that there are. */
  private static float[] beginning(AudioStream sound, int count) throws IOException {
    float[] samples = new float[0];
    for (float[] piece = sound.read(); piece.length > 0; piece = sound.read()) {
      int before = samples.length;
      samples = Arrays.copyOf(samples, before + piece.length);
      System.arraycopy(piece, 0, samples, before, piece.length);
      if (samples.length >= count) {
        break;
      }
    }
    return samples;
  }

  private void divide(float[] beginning, AudioStream sound, Listener listener) throws IOException {
    RecognizerStream stream =
        recognizer.stream(
            StreamSettings.of(sound.sampleRate()).with(endpointing).withoutPartials(),
            detector.get());
    long done = 0;
    for (float[] piece = beginning; piece.length > 0; piece = sound.read()) {
      tell(stream.accept(piece), listener);
      done += piece.length;
      if (sound.length().isPresent()) {
        listener.progress(done, sound.length().getAsLong());
      }
    }
    tell(stream.finish(), listener);
  }

  private static void tell(List<StreamEvent> events, Listener listener) {
    for (StreamEvent event : events) {
      if (event instanceof Final utterance) {
        listener.heard(utterance, false);
      }
    }
  }

  /** What was heard in all of a recording whose length is not known. */
  static Final whole(Recognition heard) {
    List<Word> words = heard.words();
    return new Final(0, words.isEmpty() ? 0 : words.get(words.size() - 1).end(), heard);
  }
}
