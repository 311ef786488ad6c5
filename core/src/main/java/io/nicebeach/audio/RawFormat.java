package io.nicebeach.audio;

import java.nio.ByteOrder;

/**
 * How samples lie in bytes where no header tells it: frame after frame, in each a sample of every
 * channel.
 *
 * @param encoding how a sample is coded
 * @param sampleRate frames per second, in Hz
 * @param channels samples per frame
 * @param byteOrder the order of the bytes of a sample
 */
public record RawFormat(
    SampleEncoding encoding, int sampleRate, int channels, ByteOrder byteOrder) {
  /** The lowest sample rate that is read, in Hz. */
  public static final int MIN_SAMPLE_RATE = 1_000;

  /** The highest sample rate that is read, in Hz. */
  public static final int MAX_SAMPLE_RATE = 768_000;

  /** The most channels that are read. */
  public static final int MAX_CHANNELS = 64;

  public RawFormat {
    String complaint = complaint(sampleRate, channels);
    if (!complaint.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
  }

  /** The usual: one channel of 16-bit integers, the lowest byte first. */
  public static RawFormat usual(int sampleRate) {
    return new RawFormat(SampleEncoding.SIGNED_16, sampleRate, 1, ByteOrder.LITTLE_ENDIAN);
  }

  /** Bytes per frame. */
  public int frameLength() {
    return channels * encoding.bytes();
  }

  /** What is wrong with these values and the cure, or nothing. */
  static String complaint(double sampleRate, int channels) {
    if (!(sampleRate >= MIN_SAMPLE_RATE && sampleRate <= MAX_SAMPLE_RATE)) {
      return String.format(
          "has a sample rate of %.0f Hz, but only %d to %d Hz are read; resample it",
          sampleRate, MIN_SAMPLE_RATE, MAX_SAMPLE_RATE);
    }
    if (channels < 1 || channels > MAX_CHANNELS) {
      return String.format(
          "has %d channels, but only 1 to %d are read; mix it down", channels, MAX_CHANNELS);
    }
    return "";
  }
}
