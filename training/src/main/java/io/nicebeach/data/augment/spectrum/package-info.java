/** Steps that change the power spectra or the features, which costs little. */
@NullMarked
package io.nicebeach.data.augment.spectrum;

import org.jspecify.annotations.NullMarked;
