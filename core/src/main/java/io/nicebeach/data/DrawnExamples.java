package io.nicebeach.data;

import io.nicebeach.data.sample.Draw;
import io.nicebeach.data.sample.Sampler;
import io.nicebeach.features.Features;
import java.util.List;

/** Utterances as a sampler draws them, augmented. */
record DrawnExamples(Dataset data, Sampler sampler, Augmentation augmentation, long seed)
    implements Examples {
  @Override
  public int count() {
    return sampler.count();
  }

  @Override
  public List<Example> epoch(int epoch) {
    return sampler.epoch(epoch).stream().<Example>map(draw -> new Drawn(draw, epoch)).toList();
  }

  private final class Drawn implements Example {
    private final Draw draw;
    private final int epoch;

    private Drawn(Draw draw, int epoch) {
      this.draw = draw;
      this.epoch = epoch;
    }

    @Override
    public int frames() {
      return data.features().get(draw.utterance()).frames();
    }

    @Override
    public Features features() {
      Augmentation.Use use =
          new Augmentation.Use(seed, epoch, draw.utterance() + draw.repeat() * data.size());
      return data.augmented(draw.utterance(), augmentation, use);
    }

    @Override
    public int[] target() {
      return data.target(draw.utterance());
    }

    @Override
    public int utterance() {
      return draw.utterance();
    }
  }
}
