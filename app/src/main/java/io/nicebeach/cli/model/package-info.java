/** Commands about a model file: {@code inspect}, {@code export}. */
@NullMarked
package io.nicebeach.cli.model;

import org.jspecify.annotations.NullMarked;
