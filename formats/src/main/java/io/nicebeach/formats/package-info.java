/**
 * Formats of lossy compression: MP3, Ogg Vorbis and AAC. The containers are read here, where every
 * length is checked against the bytes that are there; the compressed frames are decoded by
 * libraries.
 */
@NullMarked
package io.nicebeach.formats;

import org.jspecify.annotations.NullMarked;
