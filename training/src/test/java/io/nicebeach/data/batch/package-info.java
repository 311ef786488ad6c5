@NullMarked
package io.nicebeach.data.batch;

import org.jspecify.annotations.NullMarked;
