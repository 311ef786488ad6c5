/** Tests of evaluation. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.evaluate;
