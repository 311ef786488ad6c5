/** Side-by-side runs. */
@NullMarked
package io.nicebeach.benchmarks;

import org.jspecify.annotations.NullMarked;
