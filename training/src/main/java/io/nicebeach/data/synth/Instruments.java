package io.nicebeach.data.synth;

/** Music, bells and what machines beep. */
final class Instruments {
  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};

  private Instruments() {}

  /** Chords or a melody of some scale on some instrument, at times with drums. */
  static void music(Track track, Dice dice) {
    int[] scale = dice.chance(0.5) ? MAJOR : MINOR;
    double lowest = dice.factor(80, 500);
    double tilt = dice.between(0.5, 2);
    double attack = dice.factor(0.003, 0.08);
    double decay = dice.factor(0.08, 1);
    double beat = dice.factor(0.09, 0.6);
    int voices = dice.count(1, 3);
    double t = dice.between(0, 0.2);
    while (t < Track.SECONDS) {
      for (int voice = 0; voice < voices; voice++) {
        double step = scale[dice.count(0, scale.length - 1)] + 12 * dice.count(0, 2);
        double[] hertz = vibrato(dice, lowest * Math.pow(2, step / 12), 3 * decay + 0.1);
        double[] note = Oscillator.harmonics(dice, hertz, tilt, 12);
        track.add(Envelope.struck(note, attack, decay), dice.between(0.4, 1), t);
      }
      t += beat * dice.of(1, 1, 1, 0.5, 2);
    }
    if (dice.chance(0.4)) {
      drums(track, dice, beat);
    }
  }

  private static double[] vibrato(Dice dice, double hertz, double seconds) {
    double[] path = Curve.flat(Track.samples(Math.min(Track.SECONDS, seconds)), hertz);
    return Envelope.trembling(path, dice.between(0, 0.006), dice.between(4, 7));
  }

  private static void drums(Track track, Dice dice, double beat) {
    int length = Track.samples(0.2);
    for (double t = 0; t < Track.SECONDS; t += beat) {
      double[] stroke =
          dice.chance(0.5)
              ? Oscillator.sine(Curve.through(length, 180, 0, -1.3))
              : dice.gaussians(length, 0.5);
      track.add(Envelope.struck(stroke, 0.002, dice.factor(0.01, 0.08)), dice.between(0.5, 2), t);
    }
  }

  /** A signal: beeps of one kind, in some rhythm and interval. */
  static void beeps(Track track, Dice dice) {
    double hertz = dice.factor(150, 4000);
    double length = dice.factor(0.04, 0.8);
    double pause = dice.between(0.02, 0.5);
    double second = dice.of(1, 1, 1.25, 1.5, 2, 0.5);
    int waveform = dice.count(0, 3);
    int beeps = dice.count(1, 7);
    double t = dice.between(0, 0.4);
    for (int beep = 0; beep < beeps && t < Track.SECONDS; beep++) {
      double[] path = Curve.flat(Track.samples(length), beep % 2 == 0 ? hertz : hertz * second);
      track.add(Envelope.switched(beep(dice, path, waveform)), 1, t);
      t += length + pause;
    }
  }

  private static double[] beep(Dice dice, double[] hertz, int waveform) {
    return switch (waveform) {
      case 0 -> Oscillator.sine(hertz);
      case 1 -> square(Oscillator.sine(hertz));
      case 2 -> Oscillator.harmonics(dice, hertz, 1, 20);
      default ->
          Oscillator.modulated(
              hertz,
              Curve.flat(hertz.length, hertz[0] * dice.between(1.1, 1.8)),
              Curve.flat(hertz.length, 1));
    };
  }

  private static double[] square(double[] sine) {
    for (int i = 0; i < sine.length; i++) {
      sine[i] = Math.signum(sine[i]);
    }
    return sine;
  }

  /** Struck metal: partials that are no harmonics. */
  static void bell(Track track, Dice dice) {
    double t = dice.between(0, 0.5);
    while (t < Track.SECONDS - 0.1) {
      double hertz = dice.factor(250, 3000);
      int length = Track.samples(Track.SECONDS - t);
      for (int partial = dice.count(3, 8); partial > 0; partial--) {
        double[] ringing =
            Oscillator.sine(Curve.flat(length, Math.min(7500, hertz * dice.factor(0.5, 4))));
        Envelope.struck(ringing, 0.002, dice.factor(0.03, 1));
        track.add(ringing, dice.between(0.2, 1), t);
      }
      t += dice.factor(0.15, 3);
    }
  }

  /** What games and old synthesisers sound like. */
  static void electronic(Track track, Dice dice) {
    double t = dice.between(0, 0.4);
    while (t < Track.SECONDS - 0.05) {
      double seconds = dice.factor(0.06, 1.2);
      int length = Track.samples(seconds);
      double glide = dice.between(0, 0.9);
      double[] carrier = Curve.through(length, dice.factor(150, 3000), dice.gaussians(2, glide));
      double ratio = dice.of(0.5, 1, 1.41, 2, 3, 0.25, dice.between(0.1, 4));
      double[] modulator = carrier.clone();
      for (int i = 0; i < length; i++) {
        modulator[i] *= ratio;
      }
      double[] index =
          Envelope.struck(
              Curve.flat(length, dice.between(0.5, 8)),
              dice.factor(0.003, 0.2),
              dice.factor(0.05, 0.6));
      double[] sound = Oscillator.modulated(carrier, modulator, index);
      track.add(Envelope.struck(sound, dice.factor(0.003, 0.1), dice.factor(0.05, 0.6)), 1, t);
      t += seconds + dice.between(0, 0.6);
    }
  }
}
