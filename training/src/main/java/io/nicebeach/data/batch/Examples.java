package io.nicebeach.data.batch;

import java.util.List;

/** What an epoch is made of. */
public interface Examples {
  /** How many examples an epoch has. */
  int count();

  /** The examples of an epoch in the order in which they are learnt; the same in every call. */
  List<Example> epoch(int epoch);
}
