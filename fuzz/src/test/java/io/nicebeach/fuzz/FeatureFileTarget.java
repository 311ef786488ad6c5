package io.nicebeach.fuzz;

import io.nicebeach.features.FeatureFile;
import io.nicebeach.features.FeatureFormatException;
import io.nicebeach.features.Features;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/** Sphinx's feature files of 13 numbers a frame, in either order of bytes. */
record FeatureFileTarget() implements Target {
  private static final int BINS = 13;

  @Override
  public List<byte[]> seeds() {
    return List.of(frames(ByteOrder.BIG_ENDIAN), frames(ByteOrder.LITTLE_ENDIAN));
  }

  private static byte[] frames(ByteOrder order) {
    int count = 3 * BINS;
    ByteBuffer file = ByteBuffer.allocate(Integer.BYTES + count * Float.BYTES).order(order);
    file.putInt(count);
    for (int i = 0; i < count; i++) {
      file.putFloat(i - 7.5f);
    }
    return file.array();
  }

  @Override
  public void read(byte[] input, Path file) throws IOException {
    Features features = FeatureFile.read(input, file.toString(), BINS);
    Promises.require(features.frames() > 0, "features without a frame");
    for (float value : features.values()) {
      Promises.require(Float.isFinite(value), "a feature that is no number");
    }
  }

  @Override
  public Class<? extends IOException> refusal() {
    return FeatureFormatException.class;
  }
}
