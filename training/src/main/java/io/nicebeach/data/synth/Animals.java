package io.nicebeach.data.synth;

import io.nicebeach.data.synth.Body.Resonance;
import java.util.ArrayList;
import java.util.List;

/** Voices that say nothing. */
final class Animals {
  private Animals() {}

  /** A voice whose pitch wanders while its mouth stays as it is: cattle, cats, children. */
  static void cry(Track track, Dice dice) {
    double hertz = dice.factor(90, 1000);
    double seconds = dice.factor(0.08, 1.2);
    double tilt = dice.between(0.3, 1.5);
    double breath = Math.pow(dice.between(0, 0.6), 2);
    double wander = dice.between(0.02, 0.35);
    double rough = dice.chance(0.2) ? dice.between(0.3, 1) : 0;
    Body mouth = mouth(dice);
    int cries = dice.count(1, 4);
    double t = dice.between(0, 0.4);
    for (int cry = 0; cry < cries && t < Track.SECONDS - 0.1; cry++) {
      int length = Track.samples(seconds * dice.between(0.7, 1.3));
      double[] pitch = Curve.wandering(dice, length, hertz, wander);
      double[] voice = voice(dice, pitch, tilt, breath);
      Envelope.trembling(voice, rough, dice.between(15, 90));
      double[] sound = Envelope.swelling(mouth.resounding(voice), dice.between(0.3, 1.5));
      track.add(sound, 1, t);
      t += seconds + dice.between(0.02, 0.5);
    }
  }

  private static Body mouth(Dice dice) {
    List<Resonance> resonances = new ArrayList<>();
    resonances.add(Resonance.drawn(dice, 250, 1200, 50, 250));
    resonances.add(Resonance.drawn(dice, 800, 3000, 60, 300));
    resonances.add(Resonance.drawn(dice, 2200, 6000, 100, 600));
    return new Body(resonances.subList(0, dice.count(1, resonances.size())));
  }

  /** Harmonics of an effective value of 1, and noise. */
  private static double[] voice(Dice dice, double[] hertz, double tilt, double breath) {
    double[] voice = Oscillator.harmonics(dice, hertz, tilt, 40);
    double scale = 1 / Body.effective(voice);
    for (int i = 0; i < voice.length; i++) {
      voice[i] = voice[i] * scale + breath * dice.gaussian();
    }
    return voice;
  }

  /** Short and hoarse, the pitch falling or rising: dogs, seals, crows, coughs. */
  static void bark(Track track, Dice dice) {
    double hertz = dice.factor(120, 900);
    double seconds = dice.factor(0.06, 0.3);
    double breath = dice.between(0.1, 1.2);
    double bend = dice.between(-0.8, 0.4);
    double tilt = dice.between(0.3, 1.2);
    Body throat =
        new Body(
            List.of(
                Resonance.drawn(dice, 300, 1500, 80, 400),
                Resonance.drawn(dice, 900, 3500, 100, 500)));
    int barks = dice.count(1, 4);
    double t = dice.between(0, 0.6);
    for (int bark = 0; bark < barks && t < Track.SECONDS - 0.1; bark++) {
      int length = Track.samples(seconds * dice.between(0.8, 1.25));
      double[] pitch = Curve.through(length, hertz, 0, 0.1 + 0.25 * bend, bend);
      double[] sound = throat.resounding(voice(dice, pitch, tilt, breath));
      Envelope.struck(sound, dice.factor(0.004, 0.05), seconds * dice.between(0.3, 0.8));
      track.add(sound, 1, t);
      t += seconds + dice.between(0.05, 0.6);
    }
  }

  /** A whistle that does the same again and again: birds, crickets, whistling people. */
  static void chirp(Track track, Dice dice) {
    double hertz = dice.factor(900, 5500);
    double seconds = dice.factor(0.03, 0.4);
    double pause = dice.factor(0.01, 0.4);
    double[] song = dice.gaussians(dice.count(2, 5), dice.between(0.05, 0.5));
    double stress = dice.between(0.3, 1);
    double t = dice.between(0, 0.3);
    while (t < Track.SECONDS - 0.05) {
      double[] varied = dice.gaussians(song.length, 0.03);
      for (int i = 0; i < varied.length; i++) {
        varied[i] += song[i];
      }
      double[] path = Curve.through(Track.samples(seconds * dice.between(0.9, 1.1)), hertz, varied);
      for (int i = 0; i < path.length; i++) {
        path[i] = Math.max(200, Math.min(7600, path[i]));
      }
      track.add(Envelope.swelling(Oscillator.sine(path), stress), 1, t);
      t += seconds + pause * dice.between(0.7, 1.5) + (dice.chance(0.1) ? 0.4 : 0);
    }
  }
}
