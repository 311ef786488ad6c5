package io.nicebeach.audio;

import java.util.Locale;

/**
 * How a recording was stored, for people to read.
 *
 * @param container the file format: "WAV", "FLAC"
 * @param encoding how a sample is coded: "PCM", "A-law"
 * @param bits bits per sample of one channel, as the file gives them
 * @param channels the channels before they were mixed down
 * @param sampleRate samples per second of each channel, in Hz
 * @param frames samples of each channel
 */
public record AudioInfo(
    String container, String encoding, int bits, int channels, int sampleRate, long frames) {

  /** The duration in seconds. */
  public double seconds() {
    return (double) frames / sampleRate;
  }

  /** One line: "WAV, PCM 16 bit, 2 channels, 44100 Hz, 1.250 s". */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s %d bit, %d channel%s, %d Hz, %.3f s",
        container,
        encoding,
        bits,
        channels,
        channels == 1 ? "" : "s",
        sampleRate,
        seconds());
  }
}
