package io.nicebeach.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk through an automaton.
 *
 * @param weight natural logarithm, at most 0; minus infinity if there is no such walk
 * @param tags passed, the last first; null for none
 */
record Walk(double weight, @Nullable Tags tags) {
  /** No step yet. */
  static final Walk EMPTY = new Walk(0, null);

  /** There is no walk. */
  static final Walk NONE = new Walk(Double.NEGATIVE_INFINITY, null);

  /** Walks share their beginnings. */
  record Tags(String last, @Nullable Tags before) {}

  Walk then(double moreWeight, @Nullable String tag) {
    return new Walk(weight + moreWeight, tag == null ? tags : new Tags(tag, tags));
  }

  Walk then(Walk onward) {
    Walk whole = new Walk(weight + onward.weight, tags);
    for (String tag : onward.tagList()) {
      whole = whole.then(0, tag);
    }
    return whole;
  }

  List<String> tagList() {
    List<String> list = new ArrayList<>();
    for (Tags rest = tags; rest != null; rest = rest.before()) {
      list.add(rest.last());
    }
    Collections.reverse(list);
    return list;
  }
}
