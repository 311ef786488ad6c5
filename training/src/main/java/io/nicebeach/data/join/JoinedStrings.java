package io.nicebeach.data.join;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import io.nicebeach.data.sample.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Strings of the words of a corpus, as sound: to test on, always the same for the same seed. */
public final class JoinedStrings {
  private final List<Utterance> utterances;
  private final Joining joining;
  private final Words words;
  private final int rate;
  private final SoundJoiner joiner;
  private final long seed;

  /**
   * A string.
   *
   * @param text the words
   * @param speaker who says them
   */
  public record Spoken(String text, String speaker, Audio sound) {}

  /**
   * @param utterances of single words; others are never said
   * @param rate of the sound, in Hz
   */
  public JoinedStrings(List<Utterance> utterances, Joining joining, int rate, long seed) {
    this.utterances = utterances.stream().filter(Words::isWord).toList();
    if (this.utterances.isEmpty()) {
      throw new IllegalArgumentException("utterances must hold single words but hold none");
    }
    this.joining = joining;
    this.words =
        new Words(List.of(new Source("words", this.utterances, 0)), joining.borrowed().labels());
    this.rate = rate;
    this.joiner = new SoundJoiner(rate);
    this.seed = seed;
  }

  /**
   * The string of that number.
   *
   * @throws IOException if a recording cannot be read
   */
  public Spoken string(int number) throws IOException {
    RandomGenerator random = Seeds.at(seed, number);
    int first = random.nextInt(utterances.size());
    List<Piece> pieces = joining.draw(first, words, random);
    Map<Integer, Audio> sounds = new HashMap<>();
    List<String> said = new ArrayList<>();
    for (Piece piece : pieces) {
      Utterance utterance = utterances.get(piece.word());
      sounds.put(piece.word(), utterance.sound().resampled(rate));
      said.add(utterance.text());
    }
    return new Spoken(
        said.stream().collect(Collectors.joining(" ")),
        utterances.get(first).speaker(),
        joiner.join(pieces, sounds::get, random));
  }
}
