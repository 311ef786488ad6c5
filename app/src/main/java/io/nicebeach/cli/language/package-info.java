/** Commands for what may be said: {@code lm}, {@code grammar}. */
@NullMarked
package io.nicebeach.cli.language;

import org.jspecify.annotations.NullMarked;
