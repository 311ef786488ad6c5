package io.nicebeach.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sounds that a network's classes are made of.
 *
 * @param phones how many different sounds there are
 * @param ofClasses the sounds of a class, in their order and counted from 1 on, because 0 is CTC's
 *     blank; none where a class says nothing. Of a class that is absent nobody knows them
 */
public record Pronunciations(int phones, Map<Integer, List<Integer>> ofClasses) {
  /** Of classes whose sounds nobody knows. */
  public static final Pronunciations NONE = new Pronunciations(0, Map.of());

  public Pronunciations {
    ofClasses = Map.copyOf(ofClasses);
  }

  /**
   * The sounds of classes that are said one after the other; empty if those of one of them are
   * unknown.
   */
  public Optional<int[]> of(int[] classes) {
    if (!Arrays.stream(classes).allMatch(ofClasses::containsKey)) {
      return Optional.empty();
    }
    List<Integer> sounds = new ArrayList<>();
    for (int each : classes) {
      sounds.addAll(ofClasses.get(each));
    }
    return Optional.of(sounds.stream().mapToInt(Integer::intValue).toArray());
  }
}
