/** The layers' forward passes as in use. */
@NullMarked
package io.nicebeach.network.forward;

import org.jspecify.annotations.NullMarked;
