@NullMarked
package io.nicebeach.matrix;

import org.jspecify.annotations.NullMarked;
