package io.nicebeach.signal;

/** Frequency as the ear hears it: equal steps in mel sound like equal steps in pitch. */
public enum MelScale {
  /**
   * Malcolm Slaney's Auditory Toolbox (1998): linear up to 1000 Hz, 200/3 Hz a mel, and logarithmic
   * above, where 27 mel are a factor of 6.4.
   */
  SLANEY {
    @Override
    public double toMel(double hertz) {
      return hertz < KNEE_HZ ? hertz / HZ_PER_MEL : KNEE_MEL + Math.log(hertz / KNEE_HZ) / LOG_STEP;
    }

    @Override
    public double toHertz(double mel) {
      return mel < KNEE_MEL ? mel * HZ_PER_MEL : KNEE_HZ * Math.exp((mel - KNEE_MEL) * LOG_STEP);
    }
  },
  /** The formula of the HTK book (O'Shaughnessy 1987): 2595 log10(1 + f / 700). */
  HTK {
    @Override
    public double toMel(double hertz) {
      return 2595 * Math.log10(1 + hertz / 700);
    }

    @Override
    public double toHertz(double mel) {
      return 700 * (Math.pow(10, mel / 2595) - 1);
    }
  };

  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double KNEE_HZ = 1000;
  private static final double KNEE_MEL = KNEE_HZ / HZ_PER_MEL;
  private static final double LOG_STEP = Math.log(6.4) / 27;

  public abstract double toMel(double hertz);

  public abstract double toHertz(double mel);
}
