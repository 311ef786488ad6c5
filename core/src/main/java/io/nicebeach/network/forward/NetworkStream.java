package io.nicebeach.network.forward;

import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.LayerException;
import io.nicebeach.network.LayerList;
import io.nicebeach.network.LayerSpec;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Residual;
import java.util.List;

/**
 * A causal network fed piece by piece, as sound comes in. What comes out is what comes out of all
 * frames at once, bit for bit, whatever the pieces. Not thread-safe; any number of streams share a
 * network's weights.
 */
public final class NetworkStream {
  private final int inputs;
  private final int outputs;
  private final List<LayerStream> layers;

  private NetworkStream(int inputs, int outputs, List<LayerStream> layers) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.layers = layers;
  }

  /**
   * A stream at the start of an utterance; {@link io.nicebeach.network.Network#stream} makes it.
   *
   * @param layers the forward passes of the network's layers
   * @throws LayerException naming the first layer that has to wait for later frames
   */
  public static NetworkStream of(NetworkSpec spec, List<Layer> layers) {
    requireCausal(spec.list());
    return new NetworkStream(spec.inputs(), spec.outputs(), LayerStream.of(layers));
  }

  private static void requireCausal(LayerList list) {
    for (int i = 0; i < list.layers().size(); i++) {
      LayerSpec layer = list.layers().get(i);
      String place = String.valueOf(i);
      if (layer instanceof Residual block) {
        requireCausal(block.layers(), place);
        requireCausal(block.shortcut(), place + "." + Residual.SHORTCUT);
      } else if (!layer.isCausal()) {
        throw new LayerException(
            place, layer.kind(), "needs frames that are still to come, so it cannot stream");
      }
    }
  }

  private static void requireCausal(LayerList list, String place) {
    try {
      requireCausal(list);
    } catch (LayerException e) {
      throw e.within(place);
    }
  }

  /**
   * The frames [T'][V] that come out as soon as these have gone in, one for each {@link
   * NetworkSpec#stride()} of all so far.
   *
   * @param frames [T][F] row by row, any number of them
   * @throws IllegalArgumentException if they are no whole frames
   */
  public float[] push(float[] frames) {
    int count = frames.length / inputs;
    if (count * inputs != frames.length) {
      throw new IllegalArgumentException(
          "frames must be whole ones of %d numbers but are %d numbers"
              .formatted(inputs, frames.length));
    }
    Sequences x = new Sequences(FloatMatrix.of(count, inputs, frames.clone()), new int[] {count});
    return LayerStream.push(layers, x).frames().toFloats();
  }

  /** V, the numbers of a frame that comes out. */
  public int outputs() {
    return outputs;
  }
}
