/** Tests of the vocoder. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.vocoder;
