/** Commands that get, check and make recordings: {@code data}. */
@NullMarked
package io.nicebeach.cli.data;

import org.jspecify.annotations.NullMarked;
