@NullMarked
package io.nicebeach.fetch;

import org.jspecify.annotations.NullMarked;
