package io.nicebeach.data.augment;

import io.nicebeach.features.FeatureSettings;
import io.nicebeach.features.Features;
import java.io.IOException;
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

  /**
   * The same step with what it mixes in.
   *
   * @throws IOException if that cannot be read
   */
  default SpectrumStep with(Material material) throws IOException {
    return this;
  }

  /**
   * Whether frames go elsewhere, as far as their number and the draws alone decide: done to what
   * lies beside the frames it moves that alike.
   */
  default boolean movesFrames() {
    return false;
  }

  /** Whether it changes the trimmed spectra, and not those of the whole recording. */
  default boolean isAfterTrim() {
    return false;
  }
}
