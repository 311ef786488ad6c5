/** Commands that write down recordings: {@code transcribe}, {@code align}. */
@NullMarked
package io.nicebeach.cli.transcribe;

import org.jspecify.annotations.NullMarked;
