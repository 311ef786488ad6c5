package io.nicebeach.torch;

import io.nicebeach.network.Shape;
import io.nicebeach.network.layers.Context;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Layers that move and mix whole frames. */
final class FrameMaps {
  private FrameMaps() {}

  /** Neighbouring frames side by side. */
  static Frames context(Context spec, Frames x) {
    Lengths lengths = x.lengths().map(frames -> Shape.ceilDivide(frames, spec.stride()));
    Tensor flat = x.masked().flatten(2, 3);
    Tensor padded = torch.constant_pad_nd(flat, 0, 0, spec.before(), spec.after());
    int span = (lengths.padded() - 1) * spec.stride() + 1;
    TensorVector neighbours = new TensorVector();
    for (int k = 0; k < spec.frames(); k++) {
      long first = (long) k * spec.dilation();
      neighbours.push_back(
          padded.slice(1, new LongOptional(first), new LongOptional(first + span), spec.stride()));
    }
    return new Frames(torch.cat(neighbours, 2).unsqueeze(3), lengths);
  }

  /** The time axis stretched to a fixed number of frames, by linear interpolation. */
  static Frames resize(int outputs, Frames x) {
    Lengths lengths = x.lengths();
    int count = lengths.utterances() * outputs;
    long[] before = new long[count];
    long[] after = new long[count];
    float[] beyond = new float[count];
    for (int u = 0; u < lengths.utterances(); u++) {
      int last = Math.max(0, lengths.of(u) - 1);
      for (int to = 0; to < outputs; to++) {
        double position = outputs == 1 ? last / 2.0 : to * (double) last / (outputs - 1);
        int place = u * outputs + to;
        before[place] = (long) u * lengths.padded() + (int) position;
        after[place] = (long) u * lengths.padded() + Math.min(last, (int) position + 1);
        beyond[place] = (float) (position - (int) position);
      }
    }
    Tensor frames = x.masked().flatten(0, 1);
    Tensor mixed =
        torch.lerp(
            frames.index_select(0, lengths.place().of(before, count)),
            frames.index_select(0, lengths.place().of(after, count)),
            lengths.place().of(beyond, count, 1, 1));
    return new Frames(
        mixed.unflatten(0, lengths.utterances(), outputs), lengths.map(frames0 -> outputs));
  }

  /** All frames side by side as one. */
  static Frames flatten(Frames x) {
    Tensor all = x.values().flatten(1, 3);
    return new Frames(all.unsqueeze(1).unsqueeze(3), x.lengths().map(frames -> 1));
  }
}
