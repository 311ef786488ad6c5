/** Tests of augmentation steps. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data.augment;
