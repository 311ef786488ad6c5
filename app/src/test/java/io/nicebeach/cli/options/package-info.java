@NullMarked
package io.nicebeach.cli.options;

import org.jspecify.annotations.NullMarked;
