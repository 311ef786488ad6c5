/** The command that teaches words of one's own: {@code teach}. */
@NullMarked
package io.nicebeach.cli.teach;

import org.jspecify.annotations.NullMarked;
