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
      paramLabel = "ENCODING",
      description = "With --raw: ${COMPLETION-CANDIDATES} (default: signed_16).")
  @Nullable SampleEncoding encoding;

  @Option(
      names = "--raw-channels",
      paramLabel = "N",
      description = "With --raw: samples per frame (default: 1).")
  @Nullable Integer channels;

  @Option(
      names = "--raw-big-endian",
      description = "With --raw: a sample's most significant byte comes first.")
  boolean bigEndian;

  /** The format, if the recordings have none of their own. */
  public Optional<RawFormat> format() {
    return rate == null
        ? Optional.empty()
        : Optional.of(
            new RawFormat(
                encoding == null ? SampleEncoding.SIGNED_16 : encoding,
                rate,
                channels == null ? 1 : channels,
                bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN));
  }

  /** Whether something is told of bare samples but not their rate. */
  public boolean lacksRate() {
    return rate == null && (encoding != null || channels != null || bigEndian);
  }
}
