/** Tests of recognize. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.recognize;
