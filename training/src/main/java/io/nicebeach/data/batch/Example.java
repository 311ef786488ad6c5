package io.nicebeach.data.batch;

import io.nicebeach.data.Utterance;
import io.nicebeach.features.Features;

/** One input with its target, made when it is needed. */
public interface Example {
  /** The index in the data set of what it is made from; of several recordings of one of them. */
  int index();

  /** Tells it from all other examples of its epoch that have the same index. */
  int number();

  /** About how many frames it has, to put examples of about the same length into a batch. */
  int frames();

  /** The input as the network gets it. */
  Features features();

  /** What the network is to say: the tokens of the transcript, or a label for each frame. */
  int[] target();

  /** What is said and by whom; of several recordings one of their files. */
  Utterance utterance();
}
