/** Tests of corpora, splits, augmentation and batches. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.data;
