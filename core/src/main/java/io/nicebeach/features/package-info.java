/** Sound to features: spectrum, log-mel and MFCC frames, for whole files and for streams. */
@NullMarked
package io.nicebeach.features;

import org.jspecify.annotations.NullMarked;
