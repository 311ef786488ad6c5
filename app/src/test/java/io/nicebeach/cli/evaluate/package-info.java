@NullMarked
package io.nicebeach.cli.evaluate;

import org.jspecify.annotations.NullMarked;
