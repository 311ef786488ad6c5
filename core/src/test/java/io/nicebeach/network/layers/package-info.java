@NullMarked
package io.nicebeach.network.layers;

import org.jspecify.annotations.NullMarked;
