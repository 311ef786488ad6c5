@NullMarked
package io.nicebeach.network;

import org.jspecify.annotations.NullMarked;
