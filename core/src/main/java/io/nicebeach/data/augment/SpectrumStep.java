package io.nicebeach.data.augment;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import java.util.random.RandomGenerator;

/**
 * A random change to the power spectra (linear bins or mel bands), before levels are taken. Cheaper
 * than the same change to the sound, which needs its Fourier transforms anew. Immutable and
 * thread-safe.
 */
@FunctionalInterface
public interface SpectrumStep {
  /**
   * Changed spectra; {@code spectra} themselves stay as they are.
   *
   * @param spectra powers, [frame][bin]
   * @param settings what the frames and bins stand for
   */
  Features apply(Features spectra, FeatureSettings settings, RandomGenerator random);
}
