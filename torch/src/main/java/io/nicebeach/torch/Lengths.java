package io.nicebeach.torch;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** How many frames each utterance of a padded batch has. */
final class Lengths {
  private final Place place;
  private final int[] each;
  private final int padded;
  private @Nullable Tensor padding;
  private @Nullable Tensor shares;

  /**
   * @param place where masks are needed
   * @param padded T, the frames that each utterance takes
   */
  Lengths(Place place, int[] each, int padded) {
    this.place = place;
    this.each = each;
    this.padded = padded;
  }

  Place place() {
    return place;
  }

  int[] each() {
    return each;
  }

  int of(int utterance) {
    return each[utterance];
  }

  int utterances() {
    return each.length;
  }

  /** T, the frames that each utterance takes. */
  int padded() {
    return padded;
  }

  /** How many frames there are without padding. */
  long sum() {
    return Arrays.stream(each).asLongStream().sum();
  }

  /** How many frames there are with padding. */
  long paddedSum() {
    return (long) each.length * padded;
  }

  /** Whether an utterance has no frames at all. */
  boolean haveEmpty() {
    return Arrays.stream(each).anyMatch(length -> length == 0);
  }

  /** Whether there is no padding, so that nothing needs to be masked. */
  boolean areEven() {
    return Arrays.stream(each).allMatch(length -> length == padded);
  }

  /** The lengths that come out of a layer. */
  Lengths map(IntUnaryOperator outputFrames) {
    return new Lengths(
        place, Arrays.stream(each).map(outputFrames).toArray(), outputFrames.applyAsInt(padded));
  }

  /** Where padding is: true or false [B][T][1][1]. */
  Tensor padding() {
    if (padding == null) {
      boolean[] beyond = new boolean[each.length * padded];
      for (int u = 0; u < each.length; u++) {
        Arrays.fill(beyond, u * padded + each[u], (u + 1) * padded, true);
      }
      padding = place.of(beyond, each.length, padded, 1, 1);
    }
    return padding;
  }

  /** 0 where padding is, else 1 [B][T][1][1]. */
  Tensor shares() {
    if (shares == null) {
      shares = padding().logical_not().to(ScalarType.Float);
    }
    return shares;
  }

  /** As numbers to divide by [B][1][1][1]: for an utterance of no frames, 1. */
  Tensor counts() {
    float[] counts = new float[each.length];
    for (int u = 0; u < counts.length; u++) {
      counts[u] = Math.max(1, each[u]);
    }
    return place.of(counts, counts.length, 1, 1, 1);
  }

  /** Which utterances have no frames at all: true or false [B][1][1][1]. */
  Tensor empty() {
    boolean[] empty = new boolean[each.length];
    for (int u = 0; u < empty.length; u++) {
      empty[u] = each[u] == 0;
    }
    return place.of(empty, empty.length, 1, 1, 1);
  }
}
