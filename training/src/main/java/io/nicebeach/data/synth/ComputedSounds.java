package io.nicebeach.data.synth;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.Corpus;
import io.nicebeach.data.Edit;
import io.nicebeach.data.Utterance;
import io.nicebeach.text.Alphabet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Strange sounds as a corpus without files: each is computed when it is listened to. */
public final class ComputedSounds {
  private static final String NAME = "sounds";

  private record Computed(StrangeSound sound, long seed, int number) implements Edit {
    @Override
    public Audio apply(Utterance ignored) {
      return sound.make(seed, number);
    }

    @Override
    public boolean needsFile() {
      return false;
    }
  }

  private ComputedSounds() {}

  /**
   * So many of each kind, in each of which nothing is said.
   *
   * @param seed the same gives the same sounds
   */
  public static Corpus of(int ofEachKind, long seed) {
    List<Utterance> sounds = new ArrayList<>();
    for (StrangeSound sound : StrangeSound.values()) {
      for (int number = 0; number < ofEachKind; number++) {
        String name = String.format(Locale.ROOT, "%04d-%s", number, sound.kind());
        sounds.add(
            new Utterance(Path.of(name), Alphabet.SILENCE, "")
                .edited(new Computed(sound, seed, number)));
      }
    }
    return Corpus.of(NAME, Path.of(NAME), sounds);
  }
}
