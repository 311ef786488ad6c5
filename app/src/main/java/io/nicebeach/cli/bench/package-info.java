/** Commands that measure: {@code bench}. */
@NullMarked
package io.nicebeach.cli.bench;

import org.jspecify.annotations.NullMarked;
