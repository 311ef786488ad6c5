package io.nicebeach.data.augment.spectrum;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.signal.MelScale;

/** Which frequency a bin of a spectrum stands for, and back. */
interface FrequencyAxis {
  /** The frequency in the middle of a bin, in Hz. */
  double hertz(double bin);

  /** The bin, between two of them as a fraction, for a frequency in Hz. */
  double bin(double hertz);

  static FrequencyAxis of(FeatureSettings settings) {
    return switch (settings.kind()) {
      case MAGNITUDE, POWER ->
          new Linear((double) settings.sampleRate() / settings.framing().fftSize());
      case MEL, LOG_MEL, MFCC, CEPSTRA -> Mel.of(settings.mel());
    };
  }

  /** Bins of a Fourier transform. */
  record Linear(double hertzPerBin) implements FrequencyAxis {
    @Override
    public double hertz(double bin) {
      return bin * hertzPerBin;
    }

    @Override
    public double bin(double hertz) {
      return hertz / hertzPerBin;
    }
  }

  /** Mel bands: their centres are equally far apart in mel, the first one step from the edge. */
  record Mel(MelScale scale, double edge, double step) implements FrequencyAxis {
    static Mel of(FeatureSettings.Mel mel) {
      double edge = mel.scale().toMel(mel.minHz());
      double step = (mel.scale().toMel(mel.maxHz()) - edge) / (mel.bands() + 1);
      return new Mel(mel.scale(), edge, step);
    }

    @Override
    public double hertz(double bin) {
      return scale.toHertz(edge + (bin + 1) * step);
    }

    @Override
    public double bin(double hertz) {
      return (scale.toMel(hertz) - edge) / step - 1;
    }
  }
}
