package io.nicebeach.audio;

/**
 * Sound as it was found.
 *
 * @param audio the sound, mixed down to mono, at the rate of the file
 * @param info how it was stored
 */
public record Recording(Audio audio, AudioInfo info) {}
