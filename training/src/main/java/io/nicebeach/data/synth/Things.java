package io.nicebeach.data.synth;

import io.nicebeach.data.synth.Body.Resonance;

/** Things that are struck, blown or driven. */
final class Things {
  private Things() {}

  /** Knocks, clicks, steps, keys: what is struck rings as its body does. */
  static void knock(Track track, Dice dice) {
    Body body = Body.of(dice.count(1, 4), () -> Resonance.drawn(dice, 80, 5000, 20, 500));
    double pause = dice.factor(0.03, 1.2);
    double unevenness = dice.between(0, 0.6);
    double t = dice.between(0, 0.5);
    while (t < Track.SECONDS - 0.05) {
      double[] stroke = new double[Track.samples(0.5)];
      int contact = 1 + Track.samples(dice.factor(0.0005, 0.02));
      for (int i = 0; i < contact; i++) {
        stroke[i] = dice.gaussian();
      }
      double[] sound = body.resounding(stroke);
      for (int i = 0; i < contact; i++) {
        sound[i] += 0.3 * stroke[i];
      }
      track.add(sound, dice.between(0.4, 1), t);
      t += pause * (1 + unevenness * dice.between(-1, 1));
    }
  }

  /** Noise that comes and goes: sneezes, splashes, doors, paper. */
  static void burst(Track track, Dice dice) {
    int bursts = dice.count(1, 3);
    double t = dice.between(0, 0.8);
    for (int burst = 0; burst < bursts && t < Track.SECONDS - 0.1; burst++) {
      double seconds = dice.factor(0.05, 1.2);
      double[] sound = rushing(dice, Track.samples(seconds), 0.3);
      track.add(Envelope.struck(sound, dice.factor(0.003, 0.3), dice.factor(0.05, 0.6)), 1, t);
      t += seconds + dice.between(0, 0.4);
    }
  }

  /** Noise that stays and wavers: wind, water, traffic, applause. */
  static void rush(Track track, Dice dice) {
    int length = Track.samples(Track.SECONDS);
    double[] sound = rushing(dice, length, 0.5);
    double[] loudness =
        Curve.through(length, 1, dice.gaussians(dice.count(3, 39), dice.between(0.1, 1.3)));
    for (int i = 0; i < length; i++) {
      sound[i] *= loudness[i];
    }
    track.add(sound, 1, 0);
  }

  private static double[] rushing(Dice dice, int length, double mostWhite) {
    double[] noise = dice.gaussians(length, 1);
    double white = dice.between(0, mostWhite);
    double[] sound = Body.drawn(dice, 1, 3).resounding(noise);
    for (int i = 0; i < length; i++) {
      sound[i] += white * noise[i];
    }
    return sound;
  }

  /** Strokes that follow each other too fast to be counted: motors, saws, purring. */
  static void engine(Track track, Dice dice) {
    int length = Track.samples(Track.SECONDS);
    double[] speed = Curve.wandering(dice, length, dice.factor(15, 160), dice.between(0.01, 0.4));
    double unevenness = dice.between(0.05, 0.5);
    double hiss = dice.between(0, 0.15);
    double[] strokes = Oscillator.pulses(speed);
    for (int i = 0; i < length; i++) {
      strokes[i] = strokes[i] * (1 + unevenness * dice.gaussian()) + hiss * dice.gaussian();
    }
    track.add(Body.drawn(dice, 2, 4).resounding(strokes), 1, 0);
  }
}
