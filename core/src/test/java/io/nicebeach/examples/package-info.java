/** The example that the README shows. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.examples;
