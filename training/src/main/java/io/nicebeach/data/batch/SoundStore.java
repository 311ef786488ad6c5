package io.nicebeach.data.batch;

import io.nicebeach.audio.Audio;
import io.nicebeach.data.CorpusException;
import io.nicebeach.data.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sound of utterances at one sample rate, kept in memory as far as a budget allows. */
final class SoundStore {
  /** The part of the heap that sound may take. */
  private static final double HEAP_SHARE = 0.3;

  private final List<Utterance> utterances;
  private final int sampleRate;
  private final AtomicReferenceArray<@Nullable Audio> kept;
  private final AtomicLong bytesLeft;

  private SoundStore(List<Utterance> utterances, int sampleRate, long budget) {
    this.utterances = utterances;
    this.sampleRate = sampleRate;
    this.kept = new AtomicReferenceArray<>(utterances.size());
    this.bytesLeft = new AtomicLong(budget);
  }

  /**
   * Reads all recordings, on all cores.
   *
   * @throws IOException if one cannot be read or holds no sound; of several the first in order is
   *     named
   */
  static SoundStore read(List<Utterance> utterances, int sampleRate) throws IOException {
    long budget = (long) (HEAP_SHARE * Runtime.getRuntime().maxMemory());
    return read(utterances, sampleRate, budget);
  }

  static SoundStore read(List<Utterance> utterances, int sampleRate, long budget)
      throws IOException {
    SoundStore store = new SoundStore(List.copyOf(utterances), sampleRate, budget);
    List<IOException> errors =
        IntStream.range(0, utterances.size()).parallel().mapToObj(store::fill).toList().stream()
            .flatMap(List::stream)
            .toList();
    if (!errors.isEmpty()) {
      throw errors.get(0);
    }
    return store;
  }

  private List<IOException> fill(int index) {
    try {
      Audio audio = decode(utterances.get(index), sampleRate);
      long bytes = (long) Float.BYTES * audio.samples().length;
      if (bytesLeft.addAndGet(-bytes) >= 0) {
        kept.set(index, audio);
      }
      return List.of();
    } catch (IOException e) {
      return List.of(e);
    }
  }

  /**
   * The sound of an utterance.
   *
   * @throws UncheckedIOException if it had to be read again and its file is gone
   */
  Audio audio(int index) {
    Audio audio = kept.get(index);
    if (audio != null) {
      return audio;
    }
    try {
      return decode(utterances.get(index), sampleRate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many recordings are in memory. */
  int keptCount() {
    return (int) IntStream.range(0, kept.length()).filter(i -> kept.get(i) != null).count();
  }

  private static Audio decode(Utterance utterance, int sampleRate) throws IOException {
    Path file = utterance.file();
    Audio audio = utterance.sound();
    if (audio.samples().length == 0) {
      throw new CorpusException(file, "holds no sound", "remove it from the corpus");
    }
    for (float sample : audio.samples()) {
      if (!Audio.isSound(sample)) {
        throw new CorpusException(
            file, "holds samples that are not numbers", "remove it from the corpus");
      }
    }
    return audio.resampled(sampleRate);
  }
}
