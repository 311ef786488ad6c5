/** Words of one's own: a trained network learns them from a few recordings of each. */
@org.jspecify.annotations.NullMarked
package io.nicebeach.teach;
