/** Tests of the steps on sound. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.augment.sound;
