/** Corpora: manifests and layouts, splits, augmentation and batches. */
@NullMarked
package io.nicebeach.data;

import org.jspecify.annotations.NullMarked;
