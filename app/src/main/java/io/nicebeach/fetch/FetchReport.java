package io.nicebeach.fetch;

import java.util.List;

/**
 * What a fetch did.
 *
 * @param fetched how many files came from the network
 * @param present how many were there already, with the published content
 * @param different the names of files that were there with another content and were left alone
 */
public record FetchReport(int fetched, int present, List<String> different) {
  public FetchReport {
    different = List.copyOf(different);
  }
}
