package io.nicebeach.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random generators that are found by where they are used, not by what was drawn before: the same
 * seed and counters (epoch, utterance, step) give the same numbers on any number of threads and
 * after a resume.
 */
public final class Seeds {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /** The generator of {@code seed} at these counters. */
  public static RandomGenerator at(long seed, long... counters) {
    long state = mix(seed);
    for (long counter : counters) {
      state = mix(state + GOLDEN_GAMMA * (counter + 1));
    }
    return new SplittableRandom(state);
  }

  /** Puts {@code list} into an order drawn from {@code random} (Fisher and Yates). */
  public static <T> void shuffle(List<T> list, RandomGenerator random) {
    for (int last = list.size() - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      T moved = list.get(last);
      list.set(last, list.get(other));
      list.set(other, moved);
    }
  }

  /** Stafford's variant 13 of the 64-bit finaliser, as in SplitMix64. */
  private static long mix(long z) {
    long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
    return second ^ (second >>> 31);
  }
}
