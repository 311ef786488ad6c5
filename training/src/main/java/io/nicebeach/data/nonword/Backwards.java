package io.nicebeach.data.nonword;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Edit;

/** The recording played backwards. */
record Backwards() implements Edit {
  @Override
  public Audio apply(Audio whole) {
    float[] samples = whole.samples();
    float[] turned = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      turned[i] = samples[samples.length - 1 - i];
    }
    return new Audio(turned, whole.sampleRate());
  }
}
