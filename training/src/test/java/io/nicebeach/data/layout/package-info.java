@NullMarked
package io.nicebeach.data.layout;

import org.jspecify.annotations.NullMarked;
