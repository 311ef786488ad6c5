/** Steps that change the sound itself. */
@NullMarked
package io.nicebeach.data.augment.sound;

import org.jspecify.annotations.NullMarked;
