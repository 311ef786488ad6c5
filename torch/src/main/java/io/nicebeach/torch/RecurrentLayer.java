package io.nicebeach.torch;

import io.nicebeach.network.layers.Recurrent;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * {@link Recurrent}. Where utterances differ in length, their frames are packed as PyTorch packs
 * them, so that the backward direction starts at each one's own end.
 */
record RecurrentLayer(Recurrent spec, TorchLayers.Named named) {
  /** An LSTM's are always packed: oneDNN's, for those that are not, errs on some processors. */
  Frames forward(Frames x) {
    boolean isGru = spec.cell() == Recurrent.Cell.GRU;
    return isGru && x.lengths().areEven() ? evenGru(x) : packed(x);
  }

  private Frames evenGru(Frames x) {
    Tensor input = x.flat();
    Tensor state = state(input, x.lengths().utterances()).get(0);
    Tensor y =
        torch.gru(input, state, weights(), true, 1, 0, true, spec.bidirectional(), true).get0();
    return x.withFlat(y);
  }

  private Frames packed(Frames x) {
    Packing packing = Packing.of(x.lengths());
    Tensor rows = x.flat().flatten(0, 1);
    Tensor input = rows.index_select(0, packing.places());
    Tensor sizes = packing.sizes();
    TensorVector state = state(input, packing.utterances());
    Tensor y =
        spec.cell() == Recurrent.Cell.GRU
            ? torch
                .gru(input, sizes, state.get(0), weights(), true, 1, 0, true, spec.bidirectional())
                .get0()
            : torch
                .lstm(input, sizes, state, weights(), true, 1, 0, true, spec.bidirectional())
                .get0();
    Tensor padded = y.new_zeros(rows.size(0), y.size(1)).index_copy(0, packing.places(), y);
    return x.withFlat(padded.unflatten(0, x.lengths().utterances(), x.lengths().padded()));
  }

  /** Zeros: h, and c for what has it. */
  private TensorVector state(Tensor input, int utterances) {
    Tensor zeros = input.new_zeros(spec.bidirectional() ? 2 : 1, utterances, spec.units());
    return new TensorVector(zeros, zeros);
  }

  private TensorVector weights() {
    TensorVector weights = new TensorVector();
    for (String suffix : spec.bidirectional() ? new String[] {"", "_reverse"} : new String[] {""}) {
      for (String role : new String[] {"weight_ih", "weight_hh", "bias_ih", "bias_hh"}) {
        weights.push_back(named.get(role + "_l0" + suffix));
      }
    }
    return weights;
  }
}
