/** Tests of words joined to strings. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.join;
