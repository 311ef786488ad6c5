/** Tests of the steps on spectrum. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.augment.spectrum;
