/** Alphabets, transcripts and the distance between two of them. */
@NullMarked
package io.nicebeach.text;

import org.jspecify.annotations.NullMarked;
