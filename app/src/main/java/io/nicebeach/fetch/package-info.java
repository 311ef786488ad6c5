/** Published corpora: fetched from their homes, file by file, each held to its checksum. */
@NullMarked
package io.nicebeach.fetch;

import org.jspecify.annotations.NullMarked;
