package io.nicebeach.torch;

import io.nicebeach.network.layers.SelfAttention;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** {@link SelfAttention}: each frame looks at all frames of its own utterance. */
record AttentionLayer(SelfAttention spec, TorchLayers.Named named) {
  /** So small that nothing of it is left after a softmax, and yet a number. */
  private static final double NEVER = -1e9;

  Frames forward(Frames x) {
    Tensor flat = x.flat();
    Tensor projected = linear(flat, "in_proj_weight", "in_proj_bias");
    // [B][T][3 width] -> [3][B][heads][T][width / heads]
    long headWidth = flat.size(2) / spec.heads();
    Tensor parts = projected.unflatten(2, 3, spec.heads(), headWidth).permute(2, 0, 3, 1, 4);
    Tensor query = parts.select(0, 0);
    Tensor key = parts.select(0, 1);
    Tensor value = parts.select(0, 2);

    Tensor similarity =
        query.matmul(key.transpose(2, 3)).div(new Scalar(Math.sqrt((double) headWidth)));
    Tensor scores = similarity.add(positionBias(x.lengths()));
    Tensor seen = masked(scores, x.lengths()).softmax(3).matmul(value);
    Tensor joined = seen.transpose(1, 2).flatten(2, 3);
    return x.with(linear(joined, "out_proj.weight", "out_proj.bias").reshape(x.values().shape()));
  }

  private Tensor linear(Tensor x, String weight, String bias) {
    return torch.linear(x, named.get(weight), new TensorOptional(named.get(bias)));
  }

  /** [heads][T][T]: how much each frame cares for one so far before or after it. */
  private Tensor positionBias(Lengths lengths) {
    int frames = lengths.padded();
    long[] places = new long[frames * frames];
    for (int i = 0; i < frames; i++) {
      for (int j = 0; j < frames; j++) {
        int distance = Math.max(-spec.distance(), Math.min(spec.distance(), j - i));
        places[i * frames + j] = distance + spec.distance();
      }
    }
    Tensor table = named.get("relative_bias").transpose(0, 1);
    return torch.embedding(table, lengths.place().of(places, frames, frames)).permute(2, 0, 1);
  }

  /** No frame sees padding. */
  private static Tensor masked(Tensor scores, Lengths lengths) {
    if (lengths.areEven()) {
      return scores;
    }
    Tensor padding = lengths.padding().view(lengths.utterances(), 1, 1, lengths.padded());
    return scores.masked_fill(padding, new Scalar(NEVER));
  }
}
