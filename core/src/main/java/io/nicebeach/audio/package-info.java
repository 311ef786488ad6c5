/** Bytes to sound: any container and coding to mono samples in [-1, 1] at a rate in Hz. */
@NullMarked
package io.nicebeach.audio;

import org.jspecify.annotations.NullMarked;
