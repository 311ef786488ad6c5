/**
 * Pictures and pages: learning curves, confusion, what a recording looks like, and the one
 * self-contained page on which a run is told.
 *
 * <p>Lengths are logical pixels; a picture holds {@link Canvas#SCALE} real ones per logical one, so
 * that it stays sharp on dense screens.
 */
@NullMarked
package io.nicebeach.report;

import org.jspecify.annotations.NullMarked;
