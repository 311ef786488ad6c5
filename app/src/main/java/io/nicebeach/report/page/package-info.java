/** The self-contained pages on which a run, a cross-validation or a recording is told. */
@NullMarked
package io.nicebeach.report.page;

import org.jspecify.annotations.NullMarked;
