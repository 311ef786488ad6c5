/**
 * Sounds made of words that say none: what a recogniser must hear to reject what is half a word.
 */
@NullMarked
package io.nicebeach.data.nonword;

import org.jspecify.annotations.NullMarked;
