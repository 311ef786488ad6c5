package io.nicebeach.data.join;

/**
 * A word's place in a string.
 *
 * @param word its index
 * @param gap what lies between the word before and this one, in seconds; negative where they
 *     overlap
 * @param cutBefore what is cut off at its start, in seconds
 * @param cutAfter what is cut off at its end, in seconds
 * @param tempo how much faster than recorded it is said
 * @param decibels how much louder than the others it is said
 */
record Piece(
    int word, double gap, double cutBefore, double cutAfter, double tempo, double decibels) {}
