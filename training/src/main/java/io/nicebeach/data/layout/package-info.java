/** Corpora as they lie on the disk: a reader for each layout. */
@NullMarked
package io.nicebeach.data.layout;

import org.jspecify.annotations.NullMarked;
