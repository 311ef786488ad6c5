@NullMarked
package io.nicebeach.cli.train;

import org.jspecify.annotations.NullMarked;
