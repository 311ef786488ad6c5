package io.nicebeach.audio;

import java.util.Arrays;

/** The two ways in which telephone lines keep a sample in 8 bits; see {@link G711}. */
public enum Companding {
  A_LAW(G711.A_LAW),
  MU_LAW(G711.MU_LAW);

  private final float[] amplitudes;

  Companding(float[] ofCodes) {
    amplitudes = ofCodes.clone();
    Arrays.sort(amplitudes);
  }

  /** What is left of a sample in [-1, 1]: the nearest amplitude that has a code. */
  public float coded(float sample) {
    int place = Arrays.binarySearch(amplitudes, sample);
    if (place >= 0) {
      return amplitudes[place];
    }
    int above = Math.min(-place - 1, amplitudes.length - 1);
    int below = Math.max(0, -place - 2);
    return sample - amplitudes[below] < amplitudes[above] - sample
        ? amplitudes[below]
        : amplitudes[above];
  }
}
