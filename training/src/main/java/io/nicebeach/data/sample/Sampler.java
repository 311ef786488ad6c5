package io.nicebeach.data.sample;

import io.nicebeach.data.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws the utterances of an epoch: from each source its share, within a source as balanced as
 * {@link Sampling} asks for, and no utterance a second time before those beside it were drawn once.
 * What is drawn depends on the seed and the epoch's number alone. Immutable and thread-safe.
 */
public final class Sampler {
  private final List<Group> groups;
  private final int[] quotas;
  private final int utterances;
  private final long seed;

  private Sampler(List<Group> groups, int[] quotas, int utterances, long seed) {
    this.groups = groups;
    this.quotas = quotas;
    this.utterances = utterances;
    this.seed = seed;
  }

  /**
   * A sampler of the utterances of all sources, numbered one source after the other.
   *
   * @param sources the main one first
   * @throws IllegalArgumentException if the shares are more than 1 together, or leave nothing for a
   *     source without a share
   */
  public static Sampler of(List<Source> sources, Sampling sampling, long seed) {
    List<Group> groups = new ArrayList<>();
    int first = 0;
    for (Source source : sources) {
      groups.add(Group.of(source.utterances(), first, sampling.balance()));
      first += source.utterances().size();
    }
    return new Sampler(groups, quotas(sources, sampling), first, seed);
  }

  /** A sampler that draws each of so many utterances once. */
  public static Sampler ofAll(int utterances, long seed) {
    Group all =
        new Group(
            -1, IntStream.range(0, utterances).mapToObj(i -> new Group(i, List.of())).toList());
    return new Sampler(List.of(all), new int[] {utterances}, utterances, seed);
  }

  private static int[] quotas(List<Source> sources, Sampling sampling) {
    if (sources.isEmpty()) {
      return new int[0];
    }
    double[] shares = shares(sources);
    double once = Math.rint(sources.get(0).utterances().size() / shares[0]);
    int total = sampling.perEpoch((int) once);
    int[] quotas = new int[shares.length];
    int left = total;
    for (int i = 0; i < quotas.length; i++) {
      quotas[i] = (int) (shares[i] * total + 1e-9);
      left -= quotas[i];
    }
    for (int source : byRemainder(shares, total).subList(0, left)) {
      quotas[source]++;
    }
    return quotas;
  }

  /** The sources, those first that rounding down takes most from. */
  private static List<Integer> byRemainder(double[] shares, double total) {
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> Math.floor(shares[i] * total) - shares[i] * total))
        .toList();
  }

  private static double[] shares(List<Source> sources) {
    double given = sources.stream().mapToDouble(Source::share).sum();
    long bySize =
        sources.stream().filter(s -> s.share() == 0).mapToLong(s -> s.utterances().size()).sum();
    if (given > 1 + 1e-9 || (bySize > 0 && given > 1 - 1e-9)) {
      throw new IllegalArgumentException(
          "shares must leave something for the main corpus but are %s together".formatted(given));
    }
    double divisor = bySize > 0 ? 1 : given; // shares alone need not add up to 1
    return sources.stream()
        .mapToDouble(
            s -> s.share() > 0 ? s.share() / divisor : (1 - given) * s.utterances().size() / bySize)
        .toArray();
  }

  /** How many utterances an epoch has. */
  public int count() {
    return IntStream.of(quotas).sum();
  }

  /** The utterances of an epoch in the order in which they are learnt. */
  public List<Draw> epoch(int epoch) {
    int[] times = new int[utterances];
    for (int i = 0; i < quotas.length; i++) {
      groups.get(i).draw(quotas[i], Seeds.at(seed, epoch, 2, i), times);
    }
    List<Draw> draws = new ArrayList<>();
    for (int utterance = 0; utterance < times.length; utterance++) {
      for (int repeat = 0; repeat < times[utterance]; repeat++) {
        draws.add(new Draw(utterance, repeat));
      }
    }
    Seeds.shuffle(draws, Seeds.at(seed, epoch));
    return draws;
  }
}
