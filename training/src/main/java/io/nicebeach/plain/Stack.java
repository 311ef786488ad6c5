package io.nicebeach.plain;

import io.nicebeach.matrix.Matrix;
import io.nicebeach.network.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Layers one upon the other: each one's output is the next one's input. */
record Stack(List<TrainingLayer> layers) implements TrainingLayer {
  @Override
  public boolean hasWeights() {
    return layers.stream().anyMatch(TrainingLayer::hasWeights);
  }

  @Override
  public BackPropagation forward(Sequences input, Chance chance) {
    List<Pass> passes = new ArrayList<>();
    Sequences x = input;
    for (TrainingLayer layer : layers) {
      Pass pass = layer.forward(x, chance);
      passes.add(pass);
      x = pass.output();
    }
    return new BackPropagation(input, passes, x);
  }

  /**
   * Back-propagation (Rumelhart, Hinton and Williams 1986): from the error of the last layer's
   * output follows the error of its input, which is the output of the layer below, and so on down;
   * each layer's gradient follows from the error of its output.
   */
  final class BackPropagation implements Pass {
    private final Sequences input;
    private final List<Pass> passes;
    private final Sequences output;
    private final @Nullable Matrix[] errors;

    private BackPropagation(Sequences input, List<Pass> passes, Sequences output) {
      this.input = input;
      this.passes = passes;
      this.output = output;
      this.errors = new Matrix[passes.size() + 1];
    }

    @Override
    public Sequences output() {
      return output;
    }

    @Override
    public void putGradients(Matrix outputError, Map<String, Matrix> gradients) {
      for (int i = passes.size() - 1; i >= 0; i--) {
        if (layers.get(i).hasWeights()) {
          passes.get(i).putGradients(errorAbove(i, outputError), gradients);
        }
      }
    }

    @Override
    public Matrix inputError(Matrix outputError) {
      return errorAbove(-1, outputError);
    }

    /** The error of the input, then that of each layer's output. */
    List<Sequences> errors(Matrix outputError) {
      List<Sequences> all = new ArrayList<>();
      all.add(input.with(inputError(outputError)));
      for (int i = 0; i < passes.size(); i++) {
        all.add(passes.get(i).output().with(errorAbove(i, outputError)));
      }
      return all;
    }

    /** The error of layer {@code i}'s output; computed once, and only if it is asked for. */
    private Matrix errorAbove(int i, Matrix outputError) {
      if (i == passes.size() - 1) {
        return outputError;
      }
      Matrix error = errors[i + 1];
      if (error == null) {
        error = passes.get(i + 1).inputError(errorAbove(i + 1, outputError));
        errors[i + 1] = error;
      }
      return error;
    }
  }
}
