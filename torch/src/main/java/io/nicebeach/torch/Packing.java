package io.nicebeach.torch;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The frames of uneven utterances without padding, in the order that recurrent layers take them:
 * the first frame of every utterance, the longest utterance first, then the second of those that
 * have one, and so on.
 *
 * @param places where each of these frames lies in the padded batch [N]
 * @param sizes how many utterances have a first frame, a second, ... [T]; on the CPU always
 * @param utterances how many have a frame at all
 */
record Packing(Tensor places, Tensor sizes, int utterances) {
  static Packing of(Lengths lengths) {
    int[] longestFirst =
        IntStream.range(0, lengths.utterances())
            .boxed()
            .sorted(Comparator.comparing(u -> -lengths.of(u)))
            .mapToInt(u -> u)
            .toArray();
    int longest = lengths.of(longestFirst[0]);
    long[] places = new long[(int) lengths.sum()];
    long[] sizes = new long[longest];
    int filled = 0;
    for (int t = 0; t < longest; t++) {
      for (int u : longestFirst) {
        if (t < lengths.of(u)) {
          places[filled++] = (long) u * lengths.padded() + t;
          sizes[t]++;
        }
      }
    }
    return new Packing(
        lengths.place().of(places, places.length),
        Place.CPU.of(sizes, sizes.length),
        (int) sizes[0]);
  }
}
