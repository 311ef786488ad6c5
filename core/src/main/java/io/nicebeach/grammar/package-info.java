/** What may be said, written as rules in JSGF: parsed, and compiled to an automaton of words. */
@NullMarked
package io.nicebeach.grammar;

import org.jspecify.annotations.NullMarked;
