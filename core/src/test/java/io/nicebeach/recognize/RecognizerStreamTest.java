package io.nicebeach.recognize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.SampleEncoding;
import io.nicebeach.grammar.Grammar;
import io.nicebeach.grammar.GrammarException;
import io.nicebeach.model.Model;
import io.nicebeach.recognize.StreamEvent.Final;
import io.nicebeach.recognize.StreamEvent.Partial;
import io.nicebeach.recognize.StreamEvent.SpeechStarted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerStreamTest {
  private static final long SEED = new Random().nextLong();
  private static final Endpointing ENDPOINTING = Endpointing.usual();

  /** Two kinds of model: of running speech and of isolated words. */
  enum Kind {
    CTC(Small.ctcModel(3)),
    CLASSIFIER(Small.model(1));

    final Recognizer recognizer;

    Kind(Model model) {
      recognizer = Recognizer.of(model);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutEndpointingTheFinalIsThatOfTheWhole(Kind kind) {
    for (int rate : new int[] {8000, 11_025, 16_000, 44_100, 48_000}) {
      short[] sound = speech(rate, 2.35, 0.4, 1.2);
      List<StreamEvent> events = whole(kind.recognizer.stream(StreamSettings.of(rate)), sound);
      Audio audio = new Audio(floats(sound), rate);
      assertThat(finals(events)).hasSize(1);
      assertThat(finals(events).get(0).recognition()).isEqualTo(kind.recognizer.recognize(audio));
      assertThat(finals(events).get(0).end()).isCloseTo(audio.seconds(), within(1e-3));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyFinalIsThatOfItsStretchAlone(Kind kind) {
    for (int rate : new int[] {8000, 16_000, 44_100, 48_000}) {
      short[] sound = speech(rate, 9.37, 0.7, 1.2, 2.5, 3.2, 4.9, 7);
      List<Final> finals =
          finals(whole(kind.recognizer.stream(StreamSettings.of(rate).with(ENDPOINTING)), sound));
      float[] resampled = new Audio(floats(sound), rate).resampled(Small.RATE).samples();
      assertThat(finals).hasSize(3);
      for (Final heard : finals) {
        Audio stretch = stretch(resampled, heard);
        assertThat(heard.recognition())
            .isEqualTo(kind.recognizer.recognize(stretch).delayed(heard.start()));
      }
    }
  }

  private static Audio stretch(float[] samples, Final heard) {
    int from = (int) Math.round(heard.start() * Small.RATE);
    int to = (int) Math.round(heard.end() * Small.RATE);
    return new Audio(Arrays.copyOfRange(samples, from, to), Small.RATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {4000, 8000, 16_000, 44_100, 48_000})
  void chunksChangeNothing(int rate) {
    Random random = new Random(SEED);
    Recognizer recognizer = Kind.CTC.recognizer;
    short[] sound = speech(rate, 3.1, 0.4, 0.9, 2.1, 2.7);
    for (boolean endpointed : new boolean[] {false, true}) {
      List<StreamEvent> expected =
          whole(stream(recognizer, StreamSettings.of(rate), endpointed), sound);
      for (int longest : new int[] {17, 333, 20_000}) {
        assertThat(
                shorts(
                    stream(recognizer, StreamSettings.of(rate), endpointed),
                    sound,
                    longest,
                    random))
            .as("shorts up to %d, seed %d", longest, SEED)
            .isEqualTo(expected);
        assertThat(
                floats(
                    stream(recognizer, StreamSettings.of(rate), endpointed),
                    sound,
                    longest,
                    random))
            .as("floats up to %d, seed %d", longest, SEED)
            .isEqualTo(expected);
      }
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        StreamSettings format =
            StreamSettings.of(new RawFormat(SampleEncoding.SIGNED_16, rate, 1, order));
        assertThat(bytes(stream(recognizer, format, endpointed), pcm(sound, order), 999, random))
            .as("%s, seed %d", order, SEED)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void aDetectorOfAnotherRateChangesNothingWithTheChunks() {
    Random random = new Random(SEED);
    short[] sound = speech(44_100, 5, 0.5, 1.1, 2.5, 3.1);
    List<StreamEvent> expected = whole(otherwiseDetected(), sound);
    assertThat(finals(expected)).hasSize(2);
    assertThat(shorts(otherwiseDetected(), sound, 500, random))
        .as("seed %d", SEED)
        .isEqualTo(expected);
  }

  private static RecognizerStream otherwiseDetected() {
    return Kind.CTC.recognizer.stream(
        StreamSettings.of(44_100).with(ENDPOINTING), VoiceActivity.ofLevel(16_000));
  }

  @Test
  void anUtteranceStartsThenHasPartialTextsThenAFinal() {
    List<StreamEvent> events =
        whole(
            Kind.CTC.recognizer.stream(StreamSettings.of(8000).with(ENDPOINTING)),
            speech(8000, 4, 1, 2));
    double start = events.get(0).start();
    assertThat(start).isCloseTo(0.7, within(0.05));
    assertThat(events).allMatch(event -> event.start() == start);
    assertThat(events.get(0)).isInstanceOf(SpeechStarted.class);
    assertThat(events.subList(1, events.size() - 1)).hasSize(8).allMatch(Partial.class::isInstance);
    assertThat(ends(events)).isSorted();
    assertThat(((Final) events.get(events.size() - 1)).end()).isCloseTo(2.4, within(0.2));
  }

  private static List<Double> ends(List<StreamEvent> events) {
    return events.stream()
        .filter(Partial.class::isInstance)
        .map(event -> ((Partial) event).end())
        .toList();
  }

  @Test
  void aPauseAddsPartialTextsButNoWords() {
    Endpointing patient = ENDPOINTING.withTrailingSilence(2000);
    List<StreamEvent> events =
        whole(
            Kind.CTC.recognizer.stream(StreamSettings.of(8000).with(patient)),
            speech(8000, 4, 1, 2));
    List<Partial> inThePause =
        events.stream()
            .filter(event -> event instanceof Partial partial && partial.end() > 2.3)
            .map(Partial.class::cast)
            .toList();
    assertThat(inThePause).hasSizeBetween(8, 9);
    assertThat(inThePause).extracting(Partial::text).containsOnly(inThePause.get(0).text());
  }

  @Test
  void withoutPartialTextsAllElseIsTheSame() {
    StreamSettings settings = StreamSettings.of(8000).with(ENDPOINTING);
    short[] sound = speech(8000, 4, 1, 2, 3.2, 3.9);
    List<StreamEvent> events = new ArrayList<>(whole(Kind.CTC.recognizer.stream(settings), sound));
    events.removeIf(Partial.class::isInstance);
    assertThat(whole(Kind.CTC.recognizer.stream(settings.withoutPartials()), sound))
        .isEqualTo(events)
        .hasSize(4);
  }

  @Test
  void aGrammarIsOfWholeUtterances() throws GrammarException {
    Recognizer recognizer =
        Kind.CTC.recognizer.with(
            Grammar.parse("#JSGF V1.0; grammar two; public <two> = low high high {twice};"));
    short[] sound = speech(8000, 2, 0.3, 1.5);
    List<StreamEvent> events = whole(recognizer.stream(StreamSettings.of(8000)), sound);
    Recognition expected = recognizer.recognize(new Audio(floats(sound), 8000));
    assertThat(finals(events).get(0).recognition()).isEqualTo(expected);
    assertThat(expected.tags()).containsExactly("twice");
    assertThat(events.get(0)).isInstanceOf(Partial.class);
  }

  @Test
  void theWordAtTheVeryEndIsHeard() {
    for (double cut : new double[] {0.08, 0.15, 0.4}) {
      short[] sound = speech(8000, 2 + cut, 0.5, 0.9, 2, 3);
      List<Final> finals =
          finals(
              whole(Kind.CTC.recognizer.stream(StreamSettings.of(8000).with(ENDPOINTING)), sound));
      assertThat(finals).as("cut %s", cut).hasSize(2);
      assertThat(finals.get(1).end()).isEqualTo(sound.length / 8000.0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsHeardInAnEmptyStream(Kind kind) {
    StreamSettings format = StreamSettings.of(16_000);
    assertThat(kind.recognizer.stream(format).finish())
        .containsExactly(new Final(0, 0, Recognition.NOTHING));
    assertThat(kind.recognizer.stream(format.with(ENDPOINTING)).finish()).isEmpty();
  }

  @Test
  void silenceAndSteadyNoiseHoldNoUtterance() {
    Random random = new Random(SEED);
    short[] noise = new short[80_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) (20 * random.nextGaussian());
    }
    for (short[] sound : List.of(noise, new short[80_000])) {
      assertThat(
              whole(Kind.CTC.recognizer.stream(StreamSettings.of(8000).with(ENDPOINTING)), sound))
          .as("seed %d", SEED)
          .isEmpty();
    }
  }

  @Test
  void speechWithoutAnEndIsDivided() {
    Endpointing divided = ENDPOINTING.withMaxUtterance(2000);
    short[] sound = speech(8000, 31, 0.5, 30.5);
    RecognizerStream stream =
        Kind.CTC.recognizer.stream(StreamSettings.of(8000).with(divided), Always.speaking());
    List<Final> finals = finals(whole(stream, sound));
    double free = 0;
    for (Final heard : finals) {
      assertThat(heard.start()).isEqualTo(free);
      assertThat(heard.end() - heard.start()).isBetween(0.5, 2.0);
      free = heard.end();
    }
    assertThat(free).isEqualTo(31);
  }

  /** Somebody speaks all the time. */
  private record Always(int[] samples) implements VoiceActivity {
    static Always speaking() {
      return new Always(new int[1]);
    }

    @Override
    public int sampleRate() {
      return 8000;
    }

    @Override
    public float[] accept(float[] more) {
      float[] frames = new float[(samples[0] + more.length) / 80];
      samples[0] = (samples[0] + more.length) % 80;
      Arrays.fill(frames, 1);
      return frames;
    }

    @Override
    public float[] finish() {
      return new float[0];
    }
  }

  @Test
  void refusesBytesThatAreNotThere() {
    RecognizerStream stream = Kind.CTC.recognizer.stream(StreamSettings.of(8000));
    stream.accept(new byte[3]);
    assertThatThrownBy(() -> stream.accept(new byte[4], 0, -1))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("-1");
    stream.accept(new byte[1]);
    assertThat(stream.finish().get(0)).isInstanceOf(Final.class);
  }

  @Test
  void aFinishedStreamTakesNothingMore() {
    RecognizerStream stream = Kind.CTC.recognizer.stream(StreamSettings.of(8000));
    stream.finish();
    assertThatIllegalStateException().isThrownBy(() -> stream.accept(new float[1]));
    assertThatIllegalStateException().isThrownBy(() -> stream.accept(new short[1]));
    assertThatIllegalStateException().isThrownBy(() -> stream.accept(new byte[2]));
    assertThatIllegalStateException().isThrownBy(stream::finish);
  }

  @Test
  void aSampleThatIsNoNumberIsRefusedAndLeavesTheStreamAsItWas() {
    RecognizerStream stream = Kind.CTC.recognizer.stream(StreamSettings.of(8000));
    short[] sound = speech(8000, 1, 0.2, 0.8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.accept(new float[] {0, Float.NaN}))
        .withMessageContaining("sample 1 is NaN");
    assertThat(finals(whole(stream, sound)).get(0).recognition())
        .isEqualTo(Kind.CTC.recognizer.recognize(new Audio(floats(sound), 8000)));
  }

  @Test
  void aDetectorThatGivesNoNumberIsRefused() {
    VoiceActivity broken =
        new VoiceActivity() {
          @Override
          public int sampleRate() {
            return 8000;
          }

          @Override
          public float[] accept(float[] samples) {
            return new float[] {0, Float.NaN};
          }

          @Override
          public float[] finish() {
            return new float[0];
          }
        };
    StreamSettings settings = StreamSettings.of(8000).with(ENDPOINTING);
    RecognizerStream stream = Kind.CTC.recognizer.stream(settings, broken);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stream.accept(new float[160]))
        .withMessage("activity must give probabilities in [0, 1] but gives NaN");
  }

  @Test
  void manyStreamsAtOnceHearWhatEachHearsAlone() throws Exception {
    Recognizer recognizer = Kind.CTC.recognizer;
    StreamSettings format = StreamSettings.of(16_000);
    List<short[]> sounds = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sounds.add(speech(16_000, 3, 0.3 + 0.02 * i, 1.5));
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<StreamEvent>>> together = new ArrayList<>();
      for (short[] sound : sounds) {
        together.add(pool.submit(() -> whole(recognizer.stream(format.with(ENDPOINTING)), sound)));
      }
      for (int i = 0; i < sounds.size(); i++) {
        assertThat(together.get(i).get())
            .isEqualTo(whole(recognizer.stream(format.with(ENDPOINTING)), sounds.get(i)));
      }
    } finally {
      pool.shutdown();
    }
  }

  private static RecognizerStream stream(
      Recognizer recognizer, StreamSettings settings, boolean endpointed) {
    return recognizer.stream(endpointed ? settings.with(ENDPOINTING) : settings);
  }

  private static List<StreamEvent> whole(RecognizerStream stream, short[] sound) {
    List<StreamEvent> events = new ArrayList<>(stream.accept(sound));
    events.addAll(stream.finish());
    return events;
  }

  private static List<StreamEvent> shorts(
      RecognizerStream stream, short[] sound, int longest, Random random) {
    List<StreamEvent> events = new ArrayList<>();
    for (int at = 0, next; at < sound.length; at = next) {
      next = Math.min(sound.length, at + random.nextInt(longest + 1));
      events.addAll(stream.accept(Arrays.copyOfRange(sound, at, next)));
    }
    events.addAll(stream.finish());
    return events;
  }

  private static List<StreamEvent> floats(
      RecognizerStream stream, short[] sound, int longest, Random random) {
    float[] samples = floats(sound);
    List<StreamEvent> events = new ArrayList<>();
    for (int at = 0, next; at < samples.length; at = next) {
      next = Math.min(samples.length, at + random.nextInt(longest + 1));
      events.addAll(stream.accept(Arrays.copyOfRange(samples, at, next)));
    }
    events.addAll(stream.finish());
    return events;
  }

  private static List<StreamEvent> bytes(
      RecognizerStream stream, byte[] bytes, int longest, Random random) {
    List<StreamEvent> events = new ArrayList<>();
    for (int at = 0, count; at < bytes.length; at += count) {
      count = Math.min(bytes.length - at, random.nextInt(longest + 1));
      events.addAll(stream.accept(bytes, at, count));
    }
    events.addAll(stream.finish());
    return events;
  }

  private static List<Final> finals(List<StreamEvent> events) {
    return events.stream().filter(Final.class::isInstance).map(Final.class::cast).toList();
  }

  /**
   * Faint noise with louder stretches in it, whose pitch wanders: from, to, from, to in seconds.
   */
  private static short[] speech(int rate, double seconds, double... edges) {
    Random random = new Random(1);
    short[] sound = new short[(int) (seconds * rate)];
    for (int i = 0; i < sound.length; i++) {
      double time = (double) i / rate;
      double voice = Math.sin(2 * Math.PI * (300 + 500 * Math.sin(3 * time)) * time);
      double noise = 3 * random.nextGaussian();
      sound[i] = (short) (noise + (isWithin(time, edges) ? 8000 * voice : 0));
    }
    return sound;
  }

  private static boolean isWithin(double time, double[] edges) {
    for (int i = 0; i < edges.length; i += 2) {
      if (time >= edges[i] && (i + 1 == edges.length || time < edges[i + 1])) {
        return true;
      }
    }
    return false;
  }

  private static float[] floats(short[] sound) {
    float[] floats = new float[sound.length];
    for (int i = 0; i < sound.length; i++) {
      floats[i] = sound[i] / 32768f;
    }
    return floats;
  }

  private static byte[] pcm(short[] sound, ByteOrder order) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length).order(order);
    bytes.asShortBuffer().put(sound);
    return bytes.array();
  }
}
