package io.nicebeach.data.synth;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Seeds;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Kinds of sound in which nothing is said; of each there are as many as one likes to draw. */
public enum StrangeSound {
  MUSIC(Instruments::music),
  BEEPS(Instruments::beeps),
  BELL(Instruments::bell),
  ELECTRONIC(Instruments::electronic),
  CRY(Animals::cry),
  BARK(Animals::bark),
  CHIRP(Animals::chirp),
  KNOCK(Things::knock),
  BURST(Things::burst),
  RUSH(Things::rush),
  ENGINE(Things::engine);

  private final BiConsumer<Track, Dice> maker;

  StrangeSound(BiConsumer<Track, Dice> maker) {
    this.maker = maker;
  }

  /**
   * Two seconds at 16 kHz.
   *
   * @param seed of all of them
   * @param number which of this kind; the same seed and number give the same samples
   */
  public Audio make(long seed, int number) {
    Dice dice = new Dice(Seeds.at(seed, name().hashCode(), number));
    Track track = new Track();
    maker.accept(track, dice);
    return track.audio(dice);
  }

  /** Its name as files bear it. */
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }
}
