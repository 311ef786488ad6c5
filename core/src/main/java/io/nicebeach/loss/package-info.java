/** What training minimises: the value of a loss and its gradient, written to be read. */
@NullMarked
package io.nicebeach.loss;

import org.jspecify.annotations.NullMarked;
