@NullMarked
package io.nicebeach.torch;

import org.jspecify.annotations.NullMarked;
