/** Pure maths on arrays of samples: transforms, filters, windows, resampling. */
@NullMarked
package io.nicebeach.signal;

import org.jspecify.annotations.NullMarked;
