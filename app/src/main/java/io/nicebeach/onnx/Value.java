package io.nicebeach.onnx;

import io.nicebeach.network.Shape;

/**
 * What flows between two layers of the graph.
 *
 * @param name what the graph calls it
 * @param layout the order of its dimensions
 * @param shape its channels and bins
 */
record Value(String name, Layout layout, Shape shape) {
  /** The order of dimensions; N utterances, T frames of C channels of F bins. */
  enum Layout {
    /** [N][T][C F], as in Nicebeach. */
    FRAMES(1, 2),
    /** [N][C F][T], as convolutions over time take it. */
    CHANNELS(2, 1),
    /** [N][C][T][F], as convolutions over time and bins take it. */
    MAPS(2, 1);

    private final int time;
    private final int channels;

    Layout(int time, int channels) {
      this.time = time;
      this.channels = channels;
    }

    /** Which dimension the frames are. */
    int time() {
      return time;
    }

    /** Which dimension the channels are; each has its bins side by side but in {@link #MAPS}. */
    int channels() {
      return channels;
    }
  }

  Value with(String result, Shape shapeOfResult) {
    return new Value(result, layout, shapeOfResult);
  }

  /** The same, seen as of another shape. */
  Value with(Shape shapeOfResult) {
    return with(name, shapeOfResult);
  }

  /** Of the same layout and shape. */
  Value with(String result) {
    return with(result, shape);
  }
}
