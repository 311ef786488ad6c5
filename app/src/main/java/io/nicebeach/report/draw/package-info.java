/**
 * What pictures are drawn with: a canvas, axes, colours and letters.
 *
 * <p>Lengths are logical pixels; a picture holds {@link Canvas#SCALE} real ones per logical one, so
 * that it stays sharp on dense screens.
 */
@NullMarked
package io.nicebeach.report.draw;

import org.jspecify.annotations.NullMarked;
