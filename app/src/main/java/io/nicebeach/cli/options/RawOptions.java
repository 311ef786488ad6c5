package io.nicebeach.cli.options;

import io.nicebeach.audio.RawFormat;
import io.nicebeach.audio.SampleEncoding;
import java.nio.ByteOrder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The format of recordings that have no header to tell it. */
public final class RawOptions {
  @Option(
      names = "--raw",
      paramLabel = "RATE",
      description = "The recordings are bare samples without a header, at this rate in Hz.")
  @Nullable Integer rate;

  @Option(
      names = "--raw-encoding",
      defaultValue = "signed_16",
      paramLabel = "ENCODING",
      description = "With --raw: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  SampleEncoding encoding = SampleEncoding.SIGNED_16;

  @Option(
      names = "--raw-channels",
      defaultValue = "1",
      paramLabel = "N",
      description = "With --raw: samples per frame (default: ${DEFAULT-VALUE}).")
  int channels = 1;

  @Option(
      names = "--raw-big-endian",
      description = "With --raw: a sample's most significant byte comes first.")
  boolean bigEndian;

  /** The format, if the recordings have none of their own. */
  public Optional<RawFormat> format() {
    ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return rate == null
        ? Optional.empty()
        : Optional.of(new RawFormat(encoding, rate, channels, order));
  }
}
