/** The only training loop: recipes, schedule, checkpoints, resume and the run's log. */
@NullMarked
package io.nicebeach.train;

import org.jspecify.annotations.NullMarked;
