/** Logits to text: what a network's output says, how sure it is, and what else it might be. */
@NullMarked
package io.nicebeach.decode;

import org.jspecify.annotations.NullMarked;
