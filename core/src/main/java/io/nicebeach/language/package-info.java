/** What is said after what: n-gram models of words, learnt from text, in ARPA files. */
@NullMarked
package io.nicebeach.language;

import org.jspecify.annotations.NullMarked;
