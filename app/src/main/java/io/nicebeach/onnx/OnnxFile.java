package io.nicebeach.onnx;

import io.nicebeach.model.Model;
import io.nicebeach.model.ModelFile;
import io.nicebeach.network.NetworkSpec;
import io.nicebeach.network.Parameters;
import io.nicebeach.network.QuantizedTensor;
import io.nicebeach.network.Shape;
import io.nicebeach.network.Tensor;
import io.nicebeach.onnx.Value.Layout;
import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model's network as an ONNX file (github.com/onnx/onnx, {@code ModelProto}), for runtimes of
 * other programs. It takes features [N][T][F], all utterances of a batch equally long, and gives
 * the outputs [N][T'][V]; what makes the features and what the outputs stand for is in the
 * metadata, as in {@link ModelFile}. The same model gives the same bytes.
 */
public final class OnnxFile {
  public static final String INPUT = "features";
  public static final String OUTPUT = "outputs";

  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;

  /** Of a smaller weight 8 bits would save next to nothing. */
  private static final int LEAST_SIZE = 256;

  /** How weights are kept. */
  public enum Weights {
    /** In single precision. */
    FLOAT32,
    /** Matrices in whole numbers of 8 bits with a scale for each row; the rest in full. */
    INT8
  }

  private OnnxFile() {}

  /**
   * Writes the model.
   *
   * @throws UnsupportedOperationException naming a layer that cannot be written
   */
  public static void write(Model model, Weights weights, OutputStream out) throws IOException {
    out.write(bytes(model.network(), model.parameters(), weights, metadata(model)));
  }

  static byte[] bytes(
      NetworkSpec network, Parameters parameters, Weights weights, Map<String, String> metadata) {
    Protobuf message =
        new Protobuf()
            .integer(1, IR_VERSION)
            .text(2, "nicebeach")
            .message(7, graph(network, parameters, weights).message())
            .message(8, new Protobuf().text(1, "").integer(2, OPERATOR_SET));
    metadata.forEach((key, text) -> message.message(14, new Protobuf().text(1, key).text(2, text)));
    return message.toBytes();
  }

  private static Map<String, String> metadata(Model model) {
    Map<String, String> metadata = new LinkedHashMap<>(ModelFile.metadata(model));
    Map<String, Object> normalization = new TreeMap<>();
    normalization.put("offset", list(model.normalization().offset()));
    normalization.put("scale", list(model.normalization().scale()));
    metadata.put("normalization", Json.write(normalization));
    return metadata;
  }

  private static List<Float> list(float[] numbers) {
    List<Float> list = new ArrayList<>();
    for (float number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static Graph graph(NetworkSpec network, Parameters parameters, Weights weights) {
    Graph graph = new Graph("nicebeach");
    graph.input(INPUT, "batch", "frames", network.inputs());
    GraphWeights named =
        weights == Weights.INT8
            ? name -> int8(graph, name, parameters.get(name))
            : name -> graph.tensor(name, parameters.get(name));
    Value features = new Value(INPUT, Layout.FRAMES, network.input());
    Value outputs = new NetworkGraph(graph, named).layers("", network.list(), features);
    graph.rename(new Layouts(graph).to(Layout.FRAMES, outputs).name(), OUTPUT);
    Shape shape = outputs.shape();
    Object frames = shape.hasFixedFrames() ? shape.frames() : "output_frames";
    graph.output(OUTPUT, "batch", frames, shape.width());
    return graph;
  }

  private static String int8(Graph graph, String name, Tensor weight) {
    if (!isWorthRounding(weight)) {
      return graph.tensor(name, weight);
    }
    QuantizedTensor rounded = QuantizedTensor.of(weight);
    Tensor scales = rounded.scales();
    String values = graph.bytes(name, bytes(rounded.values().values()), weight.shape());
    String scale = graph.tensor(name + ".scale", scales);
    String zero = graph.bytes(name + ".zero", new byte[scales.values().length], scales.shape());
    List<String> inputs = List.of(values, scale, zero);
    return graph.node("DequantizeLinear", inputs, Attribute.integer("axis", 0));
  }

  private static boolean isWorthRounding(Tensor weight) {
    return QuantizedTensor.suits(weight) && weight.values().length >= LEAST_SIZE;
  }

  private static byte[] bytes(float[] whole) {
    byte[] bytes = new byte[whole.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) whole[i];
    }
    return bytes;
  }

  /** The model that {@link Weights#INT8} makes of this one: with its weights rounded so. */
  public static Model rounded(Model model) {
    return model.withParameters(rounded(model.parameters()));
  }

  static Parameters rounded(Parameters parameters) {
    Map<String, Tensor> rounded = new LinkedHashMap<>(parameters.tensors());
    rounded.replaceAll(
        (name, weight) -> isWorthRounding(weight) ? QuantizedTensor.of(weight).tensor() : weight);
    return new Parameters(rounded);
  }
}
