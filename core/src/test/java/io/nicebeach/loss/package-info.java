@NullMarked
package io.nicebeach.loss;

import org.jspecify.annotations.NullMarked;
