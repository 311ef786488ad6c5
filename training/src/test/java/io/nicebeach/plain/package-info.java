@NullMarked
package io.nicebeach.plain;

import org.jspecify.annotations.NullMarked;
