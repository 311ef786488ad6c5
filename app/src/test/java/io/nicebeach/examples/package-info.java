/** The examples that the pages show and that need more than core. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.examples;
