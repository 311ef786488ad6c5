/** Random changes that make more of few recordings: to the sound, its spectra or its features. */
@NullMarked
package io.nicebeach.data.augment;

import org.jspecify.annotations.NullMarked;
