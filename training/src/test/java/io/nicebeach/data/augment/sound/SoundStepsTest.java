package io.nicebeach.data.augment.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.augment.Material;
import io.nicebeach.data.augment.Range;
import io.nicebeach.data.augment.Speech;
import io.nicebeach.features.Features;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundStepsTest {
  private static final int RATE = 8000;

  private static Audio tone(double hertz, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return new Audio(values, RATE);
  }

  private static double power(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return sum / samples.length;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shiftMovesAndKeepsTheLength(long seed) {
    float[] samples = new float[800];
    samples[400] = 1;
    float[] moved =
        new Shift(0.02).apply(new Audio(samples, RATE), new SplittableRandom(seed)).samples();
    assertThat(moved).hasSize(800);
    int place = indexOfOne(moved);
    assertThat(place).isBetween(240, 560).isNotEqualTo(400);
    float[] all = new float[100];
    Arrays.fill(all, 1);
    float[] gone = new Shift(10).apply(new Audio(all, RATE), new SplittableRandom(seed)).samples();
    assertThat(gone).hasSize(100).containsOnly(0);
  }

  private static int indexOfOne(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] == 1) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void gainIsInDecibels() {
    Audio audio = tone(440, 400);
    float[] louder = new Gain(new Range(20, 20)).apply(audio, new SplittableRandom(1)).samples();
    assertThat(louder[5]).isCloseTo(10 * audio.samples()[5], within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({"1.25, 550", "0.8, 352"})
  void speedChangesLengthAndPitch(double factor, double hertz) {
    Audio audio = tone(440, 8000);
    float[] changed =
        new Speed(new Range(factor, factor)).apply(audio, new SplittableRandom(1)).samples();
    assertThat(changed.length).isEqualTo((int) Math.ceil(8000 / factor));
    assertThat(crossings(changed) / 2.0 * RATE / changed.length).isCloseTo(hertz, within(2.0));
  }

  private static int crossings(float[] samples) {
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      crossings += samples[i - 1] < 0 != samples[i] < 0 ? 1 : 0;
    }
    return crossings;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noiseHasTheRatioAskedFor(long seed) {
    float[] samples = Arrays.copyOf(tone(440, 4000).samples(), 8000); // half of it is a pause
    Audio audio = new Audio(samples, RATE);
    for (List<float[]> recordings :
        List.of(List.<float[]>of(), List.of(tone(100, 3000).samples()))) {
      Noise noise = new Noise(new Range(12, 12), 1, recordings);
      float[] mixed = noise.apply(audio, new SplittableRandom(seed)).samples();
      float[] added = new float[8000];
      for (int i = 0; i < added.length; i++) {
        added[i] = mixed[i] - samples[i];
      }
      double speech = power(Arrays.copyOf(samples, 4000));
      assertThat(10 * Math.log10(speech / power(added))).isCloseTo(12, within(0.1));
    }
  }

  @Test
  void silentNoiseAddsNothing() {
    Audio audio = tone(440, 400);
    Noise noise = new Noise(new Range(12, 12), 1, List.of(new float[500]));
    assertThat(noise.apply(audio, new SplittableRandom(1))).isSameAs(audio);
  }

  private static double hertz(float[] samples) {
    return crossings(samples) / 2.0 * RATE / samples.length;
  }

  @ParameterizedTest
  @CsvSource({"1.1, 484", "0.9, 396"})
  void pitchChangesThePitchAlone(double factor, double hertz) {
    Audio changed =
        new Pitch(new Range(factor, factor)).apply(tone(440, 8000), new SplittableRandom(1));
    assertThat(changed.samples()).hasSize(8000);
    assertThat(hertz(changed.samples())).isCloseTo(hertz, within(5.0));
  }

  @Test
  void clippingCutsWhatIsLoud() {
    float[] clipped =
        new Clipping(new Range(6, 6)).apply(tone(440, 800), new SplittableRandom(1)).samples();
    float limit = 0.5f * (float) Math.pow(10, -6 / 20.0);
    float[] tone = tone(440, 800).samples();
    int cut = 0;
    for (int i = 0; i < clipped.length; i++) {
      boolean quiet = Math.abs(tone[i]) < limit - 1e-3;
      assertThat(clipped[i]).isEqualTo(quiet ? tone[i] : clipped[i]);
      assertThat(Math.abs(clipped[i])).isLessThan(limit + 1e-3f);
      cut += quiet ? 0 : 1;
    }
    assertThat(cut).isBetween(500, 560); // two thirds of a sine are above half its height
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aRoomKeepsPlaceAndLoudness(long seed) throws IOException {
    float[] samples = new float[8000];
    System.arraycopy(tone(440, 2000).samples(), 0, samples, 1000, 2000);
    Audio audio = new Audio(samples, RATE);
    float[] recorded = new float[900];
    recorded[300] = 0.01f; // a delay and a level that are the recording's, not the room's
    recorded[400] = 0.005f;
    for (Room room :
        List.of(
            new Room(new Range(0.3, 0.3), new Range(3, 3), 0, List.of()),
            new Room(new Range(0.3, 0.3), new Range(3, 3), 1, List.of()).with(rooms(recorded)))) {
      Audio heard = room.apply(audio, new SplittableRandom(seed));
      assertThat(heard.samples()).hasSize(8000);
      assertThat(Speech.power(heard)).isCloseTo(Speech.power(audio), within(1e-4));
      assertThat(Speech.meanSquare(heard.samples(), 0, 990)).isLessThan(1e-8);
      assertThat(Speech.meanSquare(heard.samples(), 3010, 3090)).isGreaterThan(1e-4); // the echo
    }
  }

  private static Material rooms(float[] response) {
    return new Material() {
      @Override
      public List<float[]> noise() {
        return List.of();
      }

      @Override
      public List<float[]> rooms() {
        return List.of(response);
      }

      @Override
      public List<Features> noiseSpectra() {
        return List.of();
      }

      @Override
      public List<Features> voices() {
        return List.of();
      }
    };
  }

  @Test
  void aTelephoneDropsBassAndKeepsSpeech() {
    Telephone telephone = new Telephone(new Range(-6, -6));
    Audio bass = tone(80, 8000);
    Audio voice = tone(1000, 8000);
    SplittableRandom random = new SplittableRandom(1);
    Audio both = new Audio(sum(bass.samples(), voice.samples()), RATE);
    float[] heard = telephone.apply(both, random).samples();
    double error = 0;
    for (int i = 1000; i < 7000; i++) {
      error += Math.pow(heard[i] - voice.samples()[i], 2);
    }
    double noise = 10 * Math.log10(error / 6000 / 0.125);
    assertThat(noise).isBetween(-45.0, -30.0); // what 8 bits a sample leave
  }

  @Test
  void aQuietLineIsCoarser() {
    Audio voice = tone(1000, 8000);
    double loud = error(voice, new Telephone(new Range(-6, -6)));
    double quiet = error(voice, new Telephone(new Range(-50, -50)));
    assertThat(quiet).isGreaterThan(2 * loud);
  }

  private static double error(Audio voice, Telephone telephone) {
    float[] heard = telephone.apply(voice, new SplittableRandom(1)).samples();
    double error = 0;
    for (int i = 1000; i < 7000; i++) {
      error += Math.pow(heard[i] - voice.samples()[i], 2);
    }
    return error;
  }

  private static float[] sum(float[] a, float[] b) {
    float[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
