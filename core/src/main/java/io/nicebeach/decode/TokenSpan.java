package io.nicebeach.decode;

/**
 * A token and the frames in which it was heard.
 *
 * @param token its index in the alphabet
 * @param first the first of its frames, counted from 0
 * @param last the last of its frames
 * @param probability the highest that the network gives it in one of them, in [0, 1]
 */
record TokenSpan(int token, int first, int last, double probability) {}
