package io.nicebeach.onnx;

import io.nicebeach.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An ONNX graph as it grows, a {@code GraphProto}: operators whose results have names, and the
 * constants that they read.
 */
final class Graph {
  private static final int NODE = 1;
  private static final int NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;

  /** The numbers of {@code TensorProto.DataType}. */
  static final int FLOAT = 1;

  static final int INT8 = 3;
  static final int INT64 = 7;

  private final Protobuf message = new Protobuf();
  private final Map<String, Integer> counts = new HashMap<>();

  Graph(String name) {
    message.text(NAME, name);
  }

  /** An operator with one result; what that is called. */
  String node(String operator, List<String> inputs, Attribute... attributes) {
    return nodes(operator, 1, inputs, attributes).get(0);
  }

  /** An operator; what its results are called. An input of the empty name is left out. */
  List<String> nodes(String operator, int results, List<String> inputs, Attribute... attributes) {
    String name = unique(operator);
    List<String> outputs =
        results == 1
            ? List.of(name)
            : IntStream.range(0, results).mapToObj(i -> name + "_" + i).toList();
    append(operator, name, inputs, outputs, attributes);
    return outputs;
  }

  /** Gives a value another name. */
  void rename(String value, String name) {
    append("Identity", unique("Identity"), List.of(value), List.of(name));
  }

  private void append(
      String operator,
      String name,
      List<String> inputs,
      List<String> outputs,
      Attribute... attributes) {
    Protobuf node = new Protobuf();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, name).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    message.message(NODE, node);
  }

  /** {@code Conv_0}, {@code Conv_1} and so on. */
  private String unique(String stem) {
    return stem + "_" + (counts.merge(stem, 1, Integer::sum) - 1);
  }

  /** A constant of single precision under its own name, which must be new. */
  String tensor(String name, Tensor tensor) {
    ByteBuffer bytes = littleEndian(Float.BYTES * tensor.values().length);
    bytes.asFloatBuffer().put(tensor.values());
    return initializer(name, FLOAT, bytes.array(), tensor.shape());
  }

  /** A constant of whole numbers from -128 to 127 under its own name, which must be new. */
  String bytes(String name, byte[] values, int... shape) {
    return initializer(name, INT8, values, shape);
  }

  /** A constant number, of no dimension. */
  String number(double value) {
    return tensor(unique("number"), new Tensor(new int[0], new float[] {(float) value}));
  }

  /** A constant column of numbers, [size][1]. */
  String column(float... values) {
    return tensor(unique("column"), new Tensor(new int[] {values.length, 1}, values));
  }

  /** A constant row of whole numbers. */
  String integers(long... values) {
    ByteBuffer bytes = littleEndian(Long.BYTES * values.length);
    bytes.asLongBuffer().put(values);
    return initializer(unique("integers"), INT64, bytes.array(), values.length);
  }

  /** A constant whole number, of no dimension. */
  String integer(long value) {
    ByteBuffer bytes = littleEndian(Long.BYTES).putLong(value);
    return initializer(unique("integer"), INT64, bytes.array());
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String initializer(String name, int type, byte[] bytes, int... shape) {
    Protobuf tensor = new Protobuf();
    for (int dimension : shape) {
      tensor.integer(1, dimension);
    }
    tensor.integer(2, type).text(8, name).bytes(9, bytes);
    message.message(INITIALIZER, tensor);
    return name;
  }

  /**
   * Declares what goes in, in single precision.
   *
   * @param dimensions an {@code Integer}, or a {@code String} for one that differs from run to run
   */
  void input(String name, Object... dimensions) {
    message.message(INPUT, description(name, dimensions));
  }

  /** Declares what comes out, as {@link #input} does. */
  void output(String name, Object... dimensions) {
    message.message(OUTPUT, description(name, dimensions));
  }

  private static Protobuf description(String name, Object... dimensions) {
    Protobuf shape = new Protobuf();
    for (Object dimension : dimensions) {
      shape.message(
          1,
          dimension instanceof Integer size
              ? new Protobuf().integer(1, size)
              : new Protobuf().text(2, dimension.toString()));
    }
    Protobuf tensor = new Protobuf().integer(1, FLOAT).message(2, shape);
    return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensor));
  }

  Protobuf message() {
    return message;
  }
}
