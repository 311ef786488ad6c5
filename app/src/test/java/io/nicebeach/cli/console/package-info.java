@NullMarked
package io.nicebeach.cli.console;

import org.jspecify.annotations.NullMarked;
