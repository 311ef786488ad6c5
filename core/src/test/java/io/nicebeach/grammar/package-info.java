/** Tests of grammars. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.grammar;
