package io.nicebeach.fetch;

/**
 * A file of a published corpus.
 *
 * @param name without folders
 * @param sha256 of its content, 64 hexadecimal digits in lower case
 */
record PublishedFile(String name, String sha256) {}
