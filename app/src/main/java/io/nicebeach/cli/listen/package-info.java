/** The command that writes down live sound: {@code listen}. */
@NullMarked
package io.nicebeach.cli.listen;

import org.jspecify.annotations.NullMarked;
