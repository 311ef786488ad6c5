package io.nicebeach.data.augment;

import io.nicebeach.features.Features;
import java.io.IOException;
import java.util.List;

/** What steps mix into an utterance. Each kind is read when a step asks for it. */
public interface Material {
  /** Recordings of noise at the training's sample rate. */
  List<float[]> noise() throws IOException;

  /** Impulse responses of rooms at the training's sample rate. */
  List<float[]> rooms() throws IOException;

  /** The power spectra of the recordings of noise, [frame][bin] each. */
  List<Features> noiseSpectra() throws IOException;

  /** The power spectra of utterances, [frame][bin] each. */
  List<Features> voices();

  /** Nothing to mix in. */
  Material NONE =
      new Material() {
        @Override
        public List<float[]> noise() {
          return List.of();
        }

        @Override
        public List<float[]> rooms() {
          return List.of();
        }

        @Override
        public List<Features> noiseSpectra() {
          return List.of();
        }

        @Override
        public List<Features> voices() {
          return List.of();
        }
      };
}
