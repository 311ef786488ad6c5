/** Tests of the architecture. */
@org.jspecify.annotations.NullMarked
package io.nicebeach;
