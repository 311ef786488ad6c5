/** Coverage-guided fuzzing of all that reads files, and the inputs that once found something. */
@NullMarked
package io.nicebeach.fuzz;

import org.jspecify.annotations.NullMarked;
