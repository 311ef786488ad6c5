/** The pictures: learning curves, confusion, what a recording looks like and how it was heard. */
@NullMarked
package io.nicebeach.report.picture;

import org.jspecify.annotations.NullMarked;
