/** Sound made of features from which the sound itself is not at hand. */
@NullMarked
package io.nicebeach.data.vocoder;

import org.jspecify.annotations.NullMarked;
