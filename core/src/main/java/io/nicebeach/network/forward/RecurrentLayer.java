package io.nicebeach.network.forward;

import io.nicebeach.matrix.Factor;
import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Layer;
import io.nicebeach.network.Sequences;
import io.nicebeach.network.layers.Recurrent;
import java.util.List;

/** A recurrent layer of one direction or two. What depends on the inputs only is one product. */
public final class RecurrentLayer implements Layer {
  private final Recurrent spec;
  private final List<Direction> directions;

  public RecurrentLayer(Recurrent spec, List<Direction> directions) {
    this.spec = spec;
    this.directions = directions;
  }

  /**
   * The weights of a direction.
   *
   * @param input Wᵀ [inputs][gates * units]
   * @param inputBias one row
   * @param hidden Wᵀ [units][gates * units]
   * @param hiddenBias one row
   */
  public record Direction(Factor input, Matrix inputBias, Factor hidden, Matrix hiddenBias) {
    /** What the inputs add to the gates. */
    private FloatMatrix gates(Sequences x) {
      return (FloatMatrix) new DenseLayer(input, inputBias).of(x.frames());
    }
  }

  @Override
  public Sequences forward(Sequences x) {
    FloatMatrix y = new FloatMatrix(x.frames().rows(), directions.size() * spec.units());
    for (int d = 0; d < directions.size(); d++) {
      FloatMatrix gates = directions.get(d).gates(x);
      for (int u = 0; u < x.size(); u++) {
        RecurrentCell cell = cell(directions.get(d));
        for (int t = 0; t < x.lengths()[u]; t++) {
          int row = d == 0 ? x.start(u) + t : x.end(u) - 1 - t;
          cell.step(gates, row, y, d * spec.units());
        }
      }
    }
    return x.with(y);
  }

  /** Of one direction, which keeps its state. */
  @Override
  public LayerStream stream() {
    Direction direction = directions.get(0);
    RecurrentCell cell = cell(direction);
    return x -> {
      FloatMatrix gates = direction.gates(x);
      FloatMatrix y = new FloatMatrix(gates.rows(), spec.units());
      for (int row = 0; row < y.rows(); row++) {
        cell.step(gates, row, y, 0);
      }
      return x.with(y);
    };
  }

  private RecurrentCell cell(Direction direction) {
    return spec.cell() == Recurrent.Cell.GRU
        ? RecurrentCell.gru(direction)
        : RecurrentCell.lstm(direction);
  }
}
