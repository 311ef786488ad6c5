/** What is wrong with a corpus, found before time is spent on training with it. */
@NullMarked
package io.nicebeach.check;

import org.jspecify.annotations.NullMarked;
