/** Tests of the corpus check. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.check;
