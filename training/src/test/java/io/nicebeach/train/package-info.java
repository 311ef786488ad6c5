/** Tests of train. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.train;
