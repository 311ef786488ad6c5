/** Commands that train: {@code train}, {@code crossvalidate}, {@code demo}. */
@NullMarked
package io.nicebeach.cli.train;

import org.jspecify.annotations.NullMarked;
