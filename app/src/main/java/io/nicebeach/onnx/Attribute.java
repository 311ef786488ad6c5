package io.nicebeach.onnx;

/** A setting of an ONNX operator: its name and its value, as an {@code AttributeProto}. */
record Attribute(Protobuf message) {
  private static final int NAME = 1;
  private static final int FLOAT_VALUE = 2;
  private static final int INT_VALUE = 3;
  private static final int STRING_VALUE = 4;
  private static final int INTS_VALUES = 8;
  private static final int TYPE = 20;

  /** The numbers of {@code AttributeType}. */
  private static final int FLOAT = 1;

  private static final int INT = 2;
  private static final int STRING = 3;
  private static final int INTS = 7;

  static Attribute integer(String name, long value) {
    return new Attribute(start(name, INT).integer(INT_VALUE, value));
  }

  static Attribute number(String name, double value) {
    return new Attribute(start(name, FLOAT).number(FLOAT_VALUE, (float) value));
  }

  static Attribute text(String name, String value) {
    return new Attribute(start(name, STRING).text(STRING_VALUE, value));
  }

  static Attribute integers(String name, long... values) {
    Protobuf message = start(name, INTS);
    for (long value : values) {
      message.integer(INTS_VALUES, value);
    }
    return new Attribute(message);
  }

  private static Protobuf start(String name, int type) {
    return new Protobuf().text(NAME, name).integer(TYPE, type);
  }
}
