package io.nicebeach.onnx;

/** A network's weights as constants of a graph. */
@FunctionalInterface
interface GraphWeights {
  /** Adds the weight of that name, in the layout of the model file; the value that holds it. */
  String get(String name);
}
