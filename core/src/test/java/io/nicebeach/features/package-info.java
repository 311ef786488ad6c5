/** Tests of the features. */
@NullMarked
package io.nicebeach.features;

import org.jspecify.annotations.NullMarked;
