/** Tests of decode. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.decode;
