package io.nicebeach.data.join;

import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.batch.Augmentation;
import io.nicebeach.data.batch.Dataset;
import io.nicebeach.data.batch.Example;
import io.nicebeach.data.batch.Examples;
import io.nicebeach.data.sample.Source;
import io.nicebeach.features.Features;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Strings that are made anew in every epoch: each single word that is drawn becomes part of a
 * string of words of the same voice. Utterances of several words stay as they are.
 */
public final class JoinedExamples implements Examples {
  private static final int STEP = "joining".hashCode();

  private final Dataset data;
  private final Examples drawn;
  private final Joining joining;
  private final Words words;
  private final SpectraJoiner joiner;
  private final Augmentation augmentation;
  private final long seed;

  /**
   * @param sources the utterances of {@code data}, one source after the other
   * @param drawn the utterances of each epoch
   * @param augmentation steps on sound are done to each word, all others to the string
   */
  public JoinedExamples(
      Dataset data,
      List<Source> sources,
      Examples drawn,
      Joining joining,
      Augmentation augmentation,
      long seed) {
    this.data = data;
    this.drawn = drawn;
    this.joining = joining;
    this.words = new Words(sources, joining.borrowed().labels());
    this.joiner = new SpectraJoiner(data.extractor().settings());
    this.augmentation = augmentation;
    this.seed = seed;
  }

  @Override
  public int count() {
    return drawn.count();
  }

  @Override
  public List<Example> epoch(int epoch) {
    return drawn.epoch(epoch).stream()
        .map(example -> words.has(example.index()) ? joined(example, epoch) : example)
        .toList();
  }

  private Example joined(Example example, int epoch) {
    RandomGenerator random = Seeds.at(seed, epoch, example.number(), STEP);
    return new Joined(
        joining.draw(example.index(), words, random), example.index(), epoch, example.number());
  }

  private final class Joined implements Example {
    private final List<Piece> pieces;
    private final int index;
    private final int epoch;
    private final int number;

    private Joined(List<Piece> pieces, int index, int epoch, int number) {
      this.pieces = pieces;
      this.index = index;
      this.epoch = epoch;
      this.number = number;
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public int frames() {
      double rate = data.extractor().settings().frameRate();
      double frames = 0;
      for (Piece piece : pieces) {
        frames += data.features().get(piece.word()).frames() / piece.tempo() + piece.gap() * rate;
      }
      return (int) frames;
    }

    @Override
    public Features features() {
      Augmentation.Use use = new Augmentation.Use(seed, epoch, number);
      Features string =
          joiner.join(
              pieces,
              word -> data.powers(word, augmentation, use),
              Seeds.at(seed, epoch, number, STEP + 1));
      Features speech = augmentation.powers(string, data.extractor(), use);
      return data.finished(speech, augmentation, use);
    }

    @Override
    public int[] target() {
      return data.encoded(utterance().text());
    }

    @Override
    public Utterance utterance() {
      Utterance first = data.utterances().get(index);
      String text =
          pieces.stream()
              .map(piece -> data.utterances().get(piece.word()).text())
              .collect(Collectors.joining(" "));
      return first.withText(text);
    }
  }
}
