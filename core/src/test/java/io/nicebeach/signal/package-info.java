@NullMarked
package io.nicebeach.signal;

import org.jspecify.annotations.NullMarked;
