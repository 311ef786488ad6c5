/**
 * Commands that show what happens to a recording: {@code explain}, {@code features}, {@code
 * augment}.
 */
@NullMarked
package io.nicebeach.cli.explain;

import org.jspecify.annotations.NullMarked;
