@NullMarked
package io.nicebeach.cli;

import org.jspecify.annotations.NullMarked;
