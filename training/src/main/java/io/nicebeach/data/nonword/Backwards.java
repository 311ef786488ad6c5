package io.nicebeach.data.nonword;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Edit;
import io.nicebeach.data.Utterance;
import java.io.IOException;

/** The recording played backwards. */
record Backwards() implements Edit {
  @Override
  public Audio apply(Utterance recorded) throws IOException {
    Audio whole = recorded.sound();
    float[] samples = whole.samples();
    float[] turned = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      turned[i] = samples[samples.length - 1 - i];
    }
    return new Audio(turned, whole.sampleRate());
  }
}
