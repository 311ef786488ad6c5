/** Tests of nonwords. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.nonword;
