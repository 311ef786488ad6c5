/** How well a recogniser does: accuracy with intervals, by class and speaker, and confusions. */
@NullMarked
package io.nicebeach.evaluate;

import org.jspecify.annotations.NullMarked;
