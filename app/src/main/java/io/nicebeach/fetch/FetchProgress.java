package io.nicebeach.fetch;

/** Told how a fetch goes on, by the thread that started it. */
@FunctionalInterface
public interface FetchProgress {
  /**
   * @param done files that have come
   * @param total files that were missing at the start
   */
  void at(int done, int total);
}
