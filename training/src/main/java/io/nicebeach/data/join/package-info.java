/** Words joined to strings: of spectra while a network learns, of sound for a corpus to test on. */
@NullMarked
package io.nicebeach.data.join;

import org.jspecify.annotations.NullMarked;
