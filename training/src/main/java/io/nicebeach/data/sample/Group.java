package io.nicebeach.data.sample;

import io.nicebeach.data.Seeds;
import io.nicebeach.data.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What is drawn from: an utterance, or groups that are drawn from equally often.
 *
 * @param utterance its index, where there are no members
 * @param members groups, or none for an utterance
 */
record Group(int utterance, List<Group> members) {
  /**
   * The group of utterances that are found from the index {@code first} on, in levels as the
   * balance asks for.
   */
  static Group of(List<Utterance> utterances, int first, Sampling.Balance balance) {
    List<Integer> all = IntStream.range(0, utterances.size()).boxed().toList();
    Function<Integer, String> label = i -> utterances.get(i).text();
    Function<Integer, String> speaker = i -> utterances.get(i).speaker();
    List<Function<Integer, String>> levels =
        switch (balance) {
          case NONE -> List.of();
          case SPEAKERS -> List.of(speaker);
          case LABELS -> List.of(label, speaker);
        };
    return grouped(all, levels, first);
  }

  private static Group grouped(
      List<Integer> indices, List<Function<Integer, String>> levels, int first) {
    if (levels.isEmpty()) {
      return new Group(-1, indices.stream().map(i -> new Group(first + i, List.of())).toList());
    }
    Map<String, List<Integer>> parts = new TreeMap<>();
    for (int index : indices) {
      parts.computeIfAbsent(levels.get(0).apply(index), key -> new ArrayList<>()).add(index);
    }
    List<Function<Integer, String>> rest = levels.subList(1, levels.size());
    return new Group(-1, parts.values().stream().map(p -> grouped(p, rest, first)).toList());
  }

  /**
   * Draws {@code count} times. Members take equal parts; who gets one more where they do not divide
   * is drawn.
   *
   * @param times for each utterance how often it was drawn; is added to
   */
  void draw(int count, RandomGenerator random, int[] times) {
    if (members.isEmpty()) {
      times[utterance] += count;
      return;
    }
    int each = count / members.size();
    int more = count % members.size();
    List<Group> order = members;
    if (more > 0) {
      order = new ArrayList<>(members);
      Seeds.shuffle(order, random);
    }
    for (int i = 0; i < order.size() && (each > 0 || i < more); i++) {
      order.get(i).draw(i < more ? each + 1 : each, random, times);
    }
  }
}
