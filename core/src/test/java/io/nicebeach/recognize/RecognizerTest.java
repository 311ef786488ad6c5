package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.audio.AudioFormatException;
import io.nicebeach.audio.AudioReader;
import io.nicebeach.audio.AudioWriter;
import io.nicebeach.audio.SoundWarning;
import io.nicebeach.features.FeatureSettings;
import io.nicebeach.grammar.Grammar;
import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.model.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerTest {
  private static final Model MODEL = Small.model(1);

  @TempDir Path folder;

  @Test
  void hearsTheSameFromFileStreamAndAudio() throws IOException {
    Recognizer recognizer = Recognizer.of(MODEL);
    Path file = folder.resolve("sound.wav");
    AudioWriter.write(Small.tone(440, 0.4), file);
    Recognition heard = recognizer.recognize(file);
    byte[] bytes = Files.readAllBytes(file);
    assertThat(recognizer.recognize(new ByteArrayInputStream(bytes), "stream")).isEqualTo(heard);
    assertThat(recognizer.recognize(AudioReader.read(file))).isEqualTo(heard);
  }

  @Test
  void looksForAWordInLongRecordingsAlone() {
    Model windowed = MODEL.with(MODEL.decoding().withWindow(0.5));
    Recognizer whole = Recognizer.of(MODEL);
    Recognizer searching = Recognizer.of(windowed);
    Audio brief = Small.tone(440, 0.9);
    Audio lengthy = Small.tone(440, 3);
    assertThat(searching.recognize(brief)).isEqualTo(whole.recognize(brief));
    assertThat(searching.recognize(lengthy)).isNotEqualTo(whole.recognize(lengthy));
    assertThat(searching.accepting(0).recognize(lengthy).isAccepted()).isTrue();
    assertThat(searching.found(brief)).isEmpty();
    assertThat(whole.found(lengthy)).isEmpty();
    assertThat(searching.found(lengthy).orElseThrow().of(lengthy).seconds())
        .isCloseTo(0.75, within(0.01));
  }

  @Test
  void hearsTheSameOnceSavedAndLoaded() throws IOException {
    Path model = folder.resolve("words.safetensors");
    ModelFile.write(MODEL, model);
    Audio audio = Small.tone(700, 0.3);
    Recognition heard = Recognizer.of(MODEL).recognize(audio);
    assertThat(Recognizer.load(model).recognize(audio)).isEqualTo(heard);
    ByteArrayInputStream stream = new ByteArrayInputStream(Files.readAllBytes(model));
    assertThat(Recognizer.load(stream, "resource").recognize(audio)).isEqualTo(heard);
  }

  static List<Model> models() {
    return List.of(MODEL, Small.ctcModel(1));
  }

  @ParameterizedTest
  @MethodSource("models")
  void sixteenThreadsHearWhatOneHears(Model model) throws Exception {
    Recognizer recognizer = Recognizer.of(model);
    List<Audio> sounds = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sounds.add(Small.tone(150 + 15 * i, 0.1 + 0.002 * i));
    }
    List<Recognition> alone = sounds.stream().map(recognizer::recognize).toList();
    assertThat(alone.stream().distinct()).hasSizeGreaterThan(100);
    ExecutorService pool = Executors.newFixedThreadPool(16);
    try {
      List<Future<Recognition>> together = new ArrayList<>();
      sounds.forEach(sound -> together.add(pool.submit(() -> recognizer.recognize(sound))));
      for (int i = 0; i < sounds.size(); i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void theResultCarriesWhatIsWrongWithTheSound() throws IOException {
    Recognizer recognizer = Recognizer.of(MODEL);
    assertThat(recognizer.recognize(Small.tone(440, 0.4)).warnings()).isEmpty();

    float[] loud = Small.tone(440, 0.4).samples();
    for (int i = 0; i < loud.length; i++) {
      loud[i] = Math.max(-1, Math.min(1, 4 * loud[i]));
    }
    Audio clipped = new Audio(loud, Small.RATE);
    assertThat(recognizer.recognize(clipped).warnings()).containsExactly(SoundWarning.CLIPPED);
    Path file = folder.resolve("clipped.wav");
    AudioWriter.write(clipped, file);
    assertThat(recognizer.recognize(file).warnings()).containsExactly(SoundWarning.CLIPPED);
    ByteArrayInputStream stream = new ByteArrayInputStream(Files.readAllBytes(file));
    assertThat(recognizer.recognize(stream, "stream").warnings())
        .containsExactly(SoundWarning.CLIPPED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4000})
  void whatHoldsNoSoundIsSilence(int samples) {
    Recognition heard = Recognizer.of(MODEL).recognize(new Audio(new float[samples], Small.RATE));
    assertThat(heard.rejection()).contains(Rejection.SILENCE);
    assertThat(heard.confidence()).isEqualTo(1);
    assertThat(heard.text()).isEmpty();
    assertThat(heard.warnings()).containsExactly(SoundWarning.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(ints = {11_025, 16_000, 22_050, 44_100, 48_000})
  void anyRateSoundsAlike(int rate) {
    Recognizer recognizer = Recognizer.of(MODEL);
    Recognition expected = recognizer.recognize(Small.tone(440, 0.5));
    Recognition heard = recognizer.recognize(Small.tone(440, 0.5, rate));
    assertThat(heard.text()).isEqualTo(expected.text());
    assertThat(heard.confidence()).isCloseTo(expected.confidence(), within(0.05));
  }

  @Test
  void stereoIsHeardAsMono() throws IOException {
    Recognizer recognizer = Recognizer.of(MODEL);
    Audio mono = Small.tone(440, 0.5);
    byte[] stereo = stereo(mono);
    Path file = folder.resolve("mono.wav");
    AudioWriter.write(mono, file);
    assertThat(recognizer.recognize(new ByteArrayInputStream(stereo), "stereo"))
        .isEqualTo(recognizer.recognize(file));
  }

  /** Both channels the same, in 16 bits. */
  private static byte[] stereo(Audio audio) {
    int data = 4 * audio.samples().length;
    ByteBuffer wav = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + data).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(audio.sampleRate());
    wav.putInt(4 * audio.sampleRate()).putShort((short) 4).putShort((short) 16);
    wav.put(ascii("data")).putInt(data);
    for (float sample : audio.samples()) {
      short value = (short) Math.round(32768 * sample);
      wav.putShort(value).putShort(value);
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 79, 80, 200, 8000})
  void shortSoundsHaveAnAnswer(int samples) {
    float[] tone = Small.tone(440, (samples + 1) / 8000.0).samples();
    Audio sound = new Audio(Arrays.copyOfRange(tone, 1, tone.length), Small.RATE);
    assertAnswer(Recognizer.of(MODEL).recognize(sound));
  }

  private static void assertAnswer(Recognition heard) {
    assertThat(heard.confidence()).isBetween(0.5, 1.0); // the larger of two
    assertThat(heard.alternatives()).hasSize(1);
    assertThat(heard.confidence() + heard.alternatives().get(0).confidence())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void refusesSoundThatIsNone() throws IOException {
    Recognizer recognizer = Recognizer.of(MODEL);
    assertThatThrownBy(
            () -> recognizer.recognize(new Audio(new float[] {0, Float.NaN}, Small.RATE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sample 1 is NaN");
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound");
    assertThatThrownBy(() -> recognizer.recognize(text))
        .isInstanceOf(AudioFormatException.class)
        .hasMessageContaining(text.toString());
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThatThrownBy(() -> Recognizer.load(new ByteArrayInputStream(new byte[3]), "resource"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("resource: ");
  }

  @Test
  void aModelOfFeatureFilesTakesThemAndNoSound(@TempDir Path folder) throws IOException {
    FeatureSettings cepstra =
        FeatureSettings.of(FeatureSettings.Kind.CEPSTRA, 16_000).withMel(MODEL.features().mel());
    Recognizer recognizer =
        Recognizer.of(
            new Model(
                cepstra,
                MODEL.normalization(),
                MODEL.network(),
                MODEL.parameters(),
                MODEL.objective(),
                MODEL.alphabet(),
                MODEL.decoding(),
                MODEL.acceptance(),
                MODEL.provenance()));
    ByteBuffer content = ByteBuffer.allocate(4 + 4 * 13 * 50).putInt(13 * 50);
    Path features = Files.write(folder.resolve("x.mfc"), content.array());
    Path sound = folder.resolve("x.wav");
    AudioWriter.write(Small.tone(440, 0.4), sound);
    assertAnswer(recognizer.recognize(features));
    assertThatThrownBy(() -> recognizer.recognize(sound))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.wav: is no Sphinx feature file");
    assertThatThrownBy(() -> recognizer.recognize(Small.tone(440, 0.4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("feature files");
    assertThatThrownBy(() -> Recognizer.of(MODEL).recognize(features))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("x.mfc: is a Sphinx feature file");
  }

  @Test
  void hearsTheSentencesOfAGrammarAloneAndSaysTheirTags() throws IOException {
    Grammar grammar =
        Grammar.parse("#JSGF V1.0; grammar g; public <s> = (low {l} | high {h}) higher {x};");
    Recognizer recognizer = Recognizer.of(Small.ctcModel(1)).accepting(0).with(grammar);
    for (int hertz = 300; hertz < 1500; hertz += 100) {
      Recognition heard = recognizer.recognize(Small.tone(hertz, 0.5));
      assertThat(grammar.tags(heard.text())).as("%d Hz", hertz).contains(heard.tags());
      assertThat(heard.tags()).hasSize(2);
      assertThat(heard.confidence()).isBetween(0.0, 1.0);
      Recognition rejected = recognizer.accepting(1).recognize(Small.tone(hertz, 0.5));
      assertThat(rejected.hypothesis()).isEqualTo(heard.hypothesis());
      assertThat(rejected.tags()).isEmpty();
    }
  }

  @Test
  void wordsAndBoostedPhrasesChangeWhatIsHeard() {
    Recognizer recognizer = Recognizer.of(Small.ctcModel(1)).accepting(0);
    Audio sound = Small.tone(440, 0.5);
    Recognition onlyHigh = recognizer.with(List.of("high")).recognize(sound);
    assertThat(onlyHigh.hypothesis().text()).matches("(high ?)*");
    Recognizer boosting = recognizer.boosting(Map.of("low higher", 200.0));
    assertThat(boosting.recognize(sound).text()).contains("low higher");
    assertThat(boosting.with(List.of("low")).recognize(sound).text()).doesNotContain("higher");
  }

  @Test
  void refusesAVocabularyThatItCannotHear() {
    assertThatThrownBy(() -> Recognizer.of(Small.ctcModel(1)).with(List.of("low", "deep")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model cannot write 'deep'; its words are low high higher");
    assertThatThrownBy(() -> Recognizer.of(MODEL).with(List.of("low")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("for models of running speech");
  }
}
