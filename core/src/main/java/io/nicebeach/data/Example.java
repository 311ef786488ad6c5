package io.nicebeach.data;

import io.nicebeach.features.Features;

/** One input with its target, made when it is needed. */
interface Example {
  /** About how many frames it has, to put examples of about the same length into a batch. */
  int frames();

  /** The input as the network gets it. */
  Features features();

  /** The tokens of what is said. */
  int[] target();

  /** The index in the data set of what it is made from; of several recordings the first. */
  int utterance();
}
