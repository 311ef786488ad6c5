package io.nicebeach.data.sample;

/**
 * An utterance drawn for an epoch.
 *
 * @param utterance its index
 * @param repeat how often it was drawn before in the same epoch: each time it is changed otherwise
 */
public record Draw(int utterance, int repeat) {}
