/** Options that several commands take. */
@NullMarked
package io.nicebeach.cli.options;

import org.jspecify.annotations.NullMarked;
