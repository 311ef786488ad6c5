/** A trained recogniser as one file. */
@NullMarked
package io.nicebeach.model;

import org.jspecify.annotations.NullMarked;
