package io.nicebeach.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.layout.Corpora;
import io.nicebeach.recognize.Endpointing;
import io.nicebeach.recognize.Recognizer;
import io.nicebeach.recognize.RecognizerStream;
import io.nicebeach.recognize.StreamEvent;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamEvent.Partial;
import io.nicebeach.recognize.StreamSettings;
import io.nicebeach.text.Alignment;
import io.nicebeach.text.Alignment.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of utterances under way, of the models that come with Nicebeach. */
class PartialTextTest {
  private static final int RATE = 8000;
  private static final int STRINGS_IN_A_BREATH = 4;

  /** Words are settled one by one in long utterances; none may get lost or count twice. */
  @Test
  void theLastOneIsNearlyTheFinalText() throws IOException {
    RecognizerStream stream =
        Recognizer.named("digit-strings-en").stream(
            StreamSettings.of(RATE).with(Endpointing.usual()));
    List<StreamEvent> events = new ArrayList<>();
    for (float[] piece : sound(Corpora.read(Path.of("../corpus/strings")).utterances())) {
      events.addAll(stream.accept(piece));
    }
    events.addAll(stream.finish());
    String underWay = "";
    int words = 0;
    int errors = 0;
    for (StreamEvent event : events) {
      if (event instanceof Partial partial) {
        underWay = partial.text();
      } else if (event instanceof Final heard) {
        Alignment alignment = Alignment.of(words(heard.recognition().text()), words(underWay));
        words += words(heard.recognition().text()).size();
        errors += alignment.edits().size() - alignment.count(Kind.MATCH);
      }
    }
    assertThat(errors).isLessThan(words / 70);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** Utterances of several strings each, with a second of silence between them. */
  private static List<float[]> sound(List<Utterance> strings) throws IOException {
    List<float[]> pieces = new ArrayList<>();
    for (int i = 0; i < strings.size(); i++) {
      Audio audio = strings.get(i).sound().resampled(RATE);
      boolean last = i % STRINGS_IN_A_BREATH == STRINGS_IN_A_BREATH - 1;
      pieces.add(Arrays.copyOf(audio.samples(), audio.samples().length + (last ? RATE : 0)));
    }
    return pieces;
  }
}
