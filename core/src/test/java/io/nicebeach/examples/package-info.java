/** The examples that the README and the pages show. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.examples;
