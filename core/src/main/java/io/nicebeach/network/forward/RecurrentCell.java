package io.nicebeach.network.forward;

import io.nicebeach.matrix.FastFunctions;
import io.nicebeach.matrix.FloatMatrix;
import io.nicebeach.network.forward.RecurrentLayer.Direction;

/** The state of a recurrent layer on its way through an utterance. */
abstract class RecurrentCell {
  private final Direction direction;
  private final FloatMatrix state;

  private RecurrentCell(Direction direction) {
    this.direction = direction;
    this.state = new FloatMatrix(1, direction.hidden().rows());
  }

  /** A cell at the start of an utterance, all zeros. */
  static RecurrentCell gru(Direction direction) {
    return new Gru(direction);
  }

  /** A cell at the start of an utterance, all zeros. */
  static RecurrentCell lstm(Direction direction) {
    return new Lstm(direction);
  }

  /**
   * Goes on by one frame and puts the new state into a stretch of a row of {@code y}.
   *
   * @param gates what the inputs add to the gates, biases included, a row for each frame
   */
  final void step(FloatMatrix gates, int row, FloatMatrix y, int column) {
    FloatMatrix fromState =
        (FloatMatrix) state.times(direction.hidden()).addRow(direction.hiddenBias());
    int units = state.columns();
    next(gates.values(), row * gates.columns(), fromState.values(), state.values(), units);
    System.arraycopy(state.values(), 0, y.values(), row * y.columns() + column, units);
  }

  /**
   * The next state.
   *
   * @param x what the inputs add to the gates, from {@code first} on
   * @param g what the state adds to the gates
   * @param h the state, which is changed
   */
  abstract void next(float[] x, int first, float[] g, float[] h, int units);

  private static final class Gru extends RecurrentCell {
    private final float[] gates;
    private final float[] candidate;

    Gru(Direction direction) {
      super(direction);
      gates = new float[2 * direction.hidden().rows()];
      candidate = new float[direction.hidden().rows()];
    }

    @Override
    void next(float[] x, int first, float[] g, float[] h, int units) {
      for (int i = 0; i < gates.length; i++) {
        gates[i] = x[first + i] + g[i];
      }
      FastFunctions.sigmoid(gates, gates);
      int rest = 2 * units;
      for (int i = 0; i < units; i++) {
        candidate[i] = x[first + rest + i] + gates[i] * g[rest + i];
      }
      FastFunctions.tanh(candidate, candidate);
      for (int i = 0; i < units; i++) {
        float update = gates[units + i];
        h[i] = (1 - update) * candidate[i] + update * h[i];
      }
    }
  }

  private static final class Lstm extends RecurrentCell {
    private final float[] gates;
    private final float[] candidate;
    private final float[] memory;
    private final float[] shown;

    Lstm(Direction direction) {
      super(direction);
      int units = direction.hidden().rows();
      gates = new float[4 * units];
      candidate = new float[units];
      memory = new float[units];
      shown = new float[units];
    }

    @Override
    void next(float[] x, int first, float[] g, float[] h, int units) {
      for (int i = 0; i < gates.length; i++) {
        gates[i] = x[first + i] + g[i];
      }
      System.arraycopy(gates, 2 * units, candidate, 0, units);
      FastFunctions.sigmoid(gates, gates);
      FastFunctions.tanh(candidate, candidate);
      for (int i = 0; i < units; i++) {
        memory[i] = gates[units + i] * memory[i] + gates[i] * candidate[i];
      }
      FastFunctions.tanh(memory, shown);
      for (int i = 0; i < units; i++) {
        h[i] = gates[3 * units + i] * shown[i];
      }
    }
  }
}
