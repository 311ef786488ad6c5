package io.nicebeach.data.batch;

import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.Draw;
import io.nicebeach.data.sample.Sampler;
import io.nicebeach.features.Features;
import java.util.List;
import java.util.stream.IntStream;

/** Utterances as a sampler draws them, augmented. */
public record DrawnExamples(Dataset data, Sampler sampler, Augmentation augmentation, long seed)
    implements Examples {
  /**
   * @throws IllegalArgumentException if the augmentation changes powers or sound and the features
   *     are not made of them
   */
  public DrawnExamples {
    augmentation.requireFit(data.extractor().settings().kind());
  }

  /** All utterances in their order and as they are, in every epoch. */
  public static Examples inOrder(Dataset data) {
    DrawnExamples drawn =
        new DrawnExamples(data, Sampler.ofAll(data.size(), 0), Augmentation.NONE, 0);
    List<Example> all =
        IntStream.range(0, data.size())
            .<Example>mapToObj(i -> drawn.new Drawn(new Draw(i, 0), 0))
            .toList();
    return new Examples() {
      @Override
      public int count() {
        return all.size();
      }

      @Override
      public List<Example> epoch(int epoch) {
        return all;
      }
    };
  }

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
    public int index() {
      return draw.utterance();
    }

    @Override
    public int number() {
      return draw.utterance() + draw.repeat() * data.size();
    }

    @Override
    public int frames() {
      return data.features().get(index()).frames();
    }

    @Override
    public Features features() {
      return data.augmented(index(), augmentation, use());
    }

    @Override
    public int[] target() {
      return data.target(index(), augmentation, use());
    }

    private Augmentation.Use use() {
      return new Augmentation.Use(seed, epoch, number());
    }

    @Override
    public Utterance utterance() {
      return data.utterances().get(index());
    }
  }
}
