/** Commands that test a model: {@code evaluate}, {@code calibrate}. */
@NullMarked
package io.nicebeach.cli.evaluate;

import org.jspecify.annotations.NullMarked;
