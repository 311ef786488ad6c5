package io.nicebeach.data.synth;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What resounds when something sounds inside it or strikes it. */
record Body(List<Resonance> resonances) {
  /**
   * A resonator of second order (Klatt 1980, "Software for a cascade/parallel formant
   * synthesizer").
   *
   * @param hertz where it resounds most
   * @param width of its peak, in Hz
   * @param gain of what comes out, which is brought to an effective value of 1 before
   */
  record Resonance(double hertz, double width, double gain) {
    static Resonance drawn(Dice dice, double low, double high, double narrow, double wide) {
      return new Resonance(
          dice.factor(low, high), dice.factor(narrow, wide), dice.between(0.25, 1));
    }

    private void addTo(double[] sum, double[] excitation) {
      double radius = Math.exp(-Math.PI * width / Track.RATE);
      double feedback = 2 * radius * Math.cos(2 * Math.PI * hertz / Track.RATE);
      double[] resounding = new double[excitation.length];
      double last = 0;
      double beforeLast = 0;
      for (int i = 0; i < resounding.length; i++) {
        resounding[i] = excitation[i] + feedback * last - radius * radius * beforeLast;
        beforeLast = last;
        last = resounding[i];
      }
      double scale = gain / effective(resounding);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += scale * resounding[i];
      }
    }
  }

  /** Resonances anywhere. */
  static Body drawn(Dice dice, int fewest, int most) {
    return of(dice.count(fewest, most), () -> Resonance.drawn(dice, 200, 6500, 40, 600));
  }

  /** So many resonances, drawn one after the other. */
  static Body of(int count, Supplier<Resonance> drawn) {
    return new Body(Stream.generate(drawn).limit(count).toList());
  }

  /** All its resonances, sounding side by side. */
  double[] resounding(double[] excitation) {
    double[] sum = new double[excitation.length];
    resonances.forEach(resonance -> resonance.addTo(sum, excitation));
    return sum;
  }

  /** The root of the mean square. */
  static double effective(double[] samples) {
    double squares = 0;
    for (double sample : samples) {
      squares += sample * sample;
    }
    return Math.sqrt(squares / samples.length) + Double.MIN_NORMAL;
  }
}
