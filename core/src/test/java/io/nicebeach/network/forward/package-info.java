@NullMarked
package io.nicebeach.network.forward;

import org.jspecify.annotations.NullMarked;
