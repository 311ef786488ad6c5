package io.nicebeach.features;

/**
 * Mel-frequency cepstra back to powers in mel bands, as far as the coefficients tell: a band's
 * level is c[0] + 2 sum over k of c[k] cos(pi k u), where u is the place of the band's middle
 * between the lowest (0) and the highest frequency (1). So what is done to powers, such as warping
 * their frequencies, can be done to features that were made elsewhere.
 *
 * <p>This is the way back of Sphinx's transform, c[k] = 1/N sum over n of L[n] cos(pi k (n + 1/2) /
 * N) for N levels L, natural logarithms of powers; the N' bands here may be fewer or more.
 */
public final class CepstralEnvelope {
  /** Beyond this level the power would not be a finite number. */
  private static final double HIGHEST = 80;

  /** [coefficient][band]. */
  private final double[][] cosines;

  /**
   * @param places where on the mel scale the powers are wanted, from 0 at the lowest to 1 at the
   *     highest frequency of the bands that the cepstra were made of
   */
  public CepstralEnvelope(int coefficients, double[] places) {
    cosines = new double[coefficients][places.length];
    for (int k = 0; k < coefficients; k++) {
      for (int band = 0; band < places.length; band++) {
        cosines[k][band] = k == 0 ? 1 : 2 * Math.cos(Math.PI * k * places[band]);
      }
    }
  }

  /** In the middles of so many bands. */
  static CepstralEnvelope ofBands(int coefficients, int bands) {
    double[] places = new double[bands];
    for (int band = 0; band < bands; band++) {
      places[band] = (band + 0.5) / bands;
    }
    return new CepstralEnvelope(coefficients, places);
  }

  /** The powers, [frame][band], of cepstra, [frame][coefficient]. */
  public Features powers(Features cepstra) {
    int bands = cosines[0].length;
    float[] powers = new float[cepstra.frames() * bands];
    for (int frame = 0; frame < cepstra.frames(); frame++) {
      for (int band = 0; band < bands; band++) {
        double level = 0;
        for (int k = 0; k < cosines.length; k++) {
          level += cosines[k][band] * cepstra.at(frame, k);
        }
        powers[frame * bands + band] =
            (float) Math.exp(Math.max(-HIGHEST, Math.min(HIGHEST, level)));
      }
    }
    return new Features(powers, cepstra.frames(), bands);
  }
}
