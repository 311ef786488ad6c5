/** Single words, cut out of recordings in which somebody says several. */
@NullMarked
package io.nicebeach.data.cut;

import org.jspecify.annotations.NullMarked;
