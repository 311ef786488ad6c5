/**
 * What is told of a run, of a cross-validation, of a recording's way through a network: as data
 * here, drawn by {@code picture}, written as pages by {@code page}.
 */
@NullMarked
package io.nicebeach.report;

import org.jspecify.annotations.NullMarked;
