/** Settings as data: a typed view of a tree of keys and values, and JSON in and out. */
@NullMarked
package io.nicebeach.settings;

import org.jspecify.annotations.NullMarked;
