/** Sound from the microphones of this machine. */
@NullMarked
package io.nicebeach.microphone;

import org.jspecify.annotations.NullMarked;
