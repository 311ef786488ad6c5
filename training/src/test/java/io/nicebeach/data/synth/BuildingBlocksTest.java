package io.nicebeach.data.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nicebeach.data.Seeds;
import io.nicebeach.data.synth.Body.Resonance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sounds are made of, against what its formulas say. */
class BuildingBlocksTest {
  private static final int SECOND = Track.samples(1);

  private final Dice dice = new Dice(Seeds.at(1));

  @ParameterizedTest
  @ValueSource(doubles = {100, 1234, 6000})
  void aToneHasAllItsPowerAtItsFrequency(double hertz) {
    double[] tone = Oscillator.sine(Curve.flat(SECOND, hertz));
    assertThat(powerAt(tone, hertz)).isCloseTo(0.25, within(1e-3));
    assertThat(powerAt(tone, hertz * 1.1)).isLessThan(1e-3);
  }

  @Test
  void harmonicsAreMultiplesAndNoneIsMirroredAtTheTop() {
    double[] sound = Oscillator.harmonics(dice, Curve.flat(SECOND, 1500), 0, 30);
    for (int k = 1; k <= 5; k++) {
      assertThat(powerAt(sound, 1500 * k)).as("harmonic %d", k).isGreaterThan(0.02);
    }
    // The sixth lies at 9000 Hz, which would sound at 7000.
    assertThat(powerAt(sound, 7000)).isLessThan(1e-6);
  }

  @Test
  void aPulseComesOnceInEachPeriod() {
    double pulses = 0;
    for (double sample : Oscillator.pulses(Curve.flat(SECOND, 50))) {
      pulses += sample;
    }
    assertThat(pulses).isCloseTo(50, within(1.0));
  }

  @Test
  void aBodyResoundsWhereItsResonancesLie() {
    Body body = new Body(List.of(new Resonance(700, 60, 1), new Resonance(2500, 60, 0.5)));
    double[] sound = body.resounding(dice.gaussians(20 * SECOND, 1));
    // The two overlap little, so their powers add.
    assertThat(Body.effective(sound)).isCloseTo(Math.sqrt(1.25), within(0.1));
    assertThat(powerAround(sound, 700)).isGreaterThan(20 * powerAround(sound, 1500));
    assertThat(powerAround(sound, 2500)).isGreaterThan(5 * powerAround(sound, 1500));
  }

  @Test
  void whatIsNotStruckIsSilent() {
    Body body = new Body(List.of(new Resonance(700, 60, 1)));
    assertThat(body.resounding(new double[100])).containsOnly(0);
  }

  @Test
  void whatIsStruckRisesAndFallsToOneEthInItsTime() {
    double[] loudness = Envelope.struck(Curve.flat(SECOND, 1), 0.1, 0.2);
    assertThat(loudness[0]).isZero();
    assertThat(loudness[Track.samples(0.05)]).isCloseTo(0.5, within(1e-6));
    assertThat(loudness[Track.samples(0.3)]).isCloseTo(Math.exp(-1), within(1e-6));
  }

  @Test
  void aCurvePassesThroughItsPoints() {
    double[] curve = Curve.through(2001, 100, 0, Math.log(2), Math.log(0.5));
    assertThat(curve[0]).isCloseTo(100, within(1e-9));
    assertThat(curve[1000]).isCloseTo(200, within(1e-9));
    assertThat(curve[500]).isCloseTo(Math.sqrt(100 * 200), within(1e-9));
    assertThat(curve[2000]).isCloseTo(50, within(1e-9));
  }

  @Test
  void whatReachesBeyondTheEndOfTheTrackIsLost() {
    Track track = new Track();
    track.add(Curve.flat(SECOND, 1), 1, 1.9);
    float[] heard = track.audio(dice).samples();
    assertThat(heard).hasSize(2 * SECOND);
    assertThat(Math.abs(heard[0])).isLessThan(0.05f);
    assertThat(heard[2 * SECOND - 1]).isGreaterThan(0.05f);
  }

  /** The power of one Fourier component: of a sine of amplitude 1 a quarter. */
  private static double powerAt(double[] sound, double hertz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < sound.length; i++) {
      double phase = 2 * Math.PI * hertz * i / Track.RATE;
      re += sound[i] * Math.cos(phase);
      im += sound[i] * Math.sin(phase);
    }
    return (re * re + im * im) / sound.length / sound.length;
  }

  /** The mean over components beside each other. */
  private static double powerAround(double[] sound, double hertz) {
    double sum = 0;
    int components = 21;
    for (int i = 0; i < components; i++) {
      sum += powerAt(sound, hertz + i - components / 2.0);
    }
    return sum / components;
  }
}
