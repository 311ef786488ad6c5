package io.nicebeach.model;

import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors container: tensors by name and a map of texts, nothing that could run.
 *
 * <p>Layout: the length N of the header (8 bytes, little endian), N bytes of JSON, then the
 * tensors' bytes without a gap. Reading trusts nothing: memory grows only with bytes that really
 * came.
 *
 * @param tensors single-precision tensors in the file's order
 * @param metadata free texts by key
 */
public record Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
  private static final int PREFIX_BYTES = 8;
  private static final int LARGEST_HEADER = 16 << 20;
  private static final int MOST_TENSORS = 10_000;
  private static final String METADATA = "__metadata__";

  public Safetensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** Writes the container; the same content gives the same bytes. */
  public void write(OutputStream out) throws IOException {
    byte[] header = header();
    ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(prefix.putLong(header.length).array());
    out.write(header);
    for (Tensor tensor : tensors.values()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(Float.BYTES * tensor.values().length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(tensor.values());
      out.write(bytes.array());
    }
  }

  private byte[] header() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(METADATA, metadata);
    long begin = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      long end = begin + (long) Float.BYTES * tensor.values().length;
      Map<String, Object> description = new LinkedHashMap<>();
      description.put("dtype", "F32");
      description.put("shape", shapeAsList(tensor.shape()));
      description.put("data_offsets", List.of(begin, end));
      tree.put(entry.getKey(), description);
      begin = end;
    }
    String json = Json.write(tree);
    // Other readers want the numbers that follow to start at a multiple of 8.
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return (json + " ".repeat(-length & 7)).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Integer> shapeAsList(int[] shape) {
    List<Integer> list = new ArrayList<>();
    for (int dimension : shape) {
      list.add(dimension);
    }
    return list;
  }

  /**
   * Reads a container.
   *
   * @param name what to call the input in errors
   * @throws ModelFormatException if it is truncated, damaged or hostile
   */
  public static Safetensors read(InputStream in, String name) throws IOException {
    Map<String, Object> header = readHeader(in, name);
    Map<String, String> metadata = metadata(header, name);
    List<Entry> entries = entries(header, name);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Entry entry : entries) {
      tensors.put(entry.name, new Tensor(entry.shape, readFloats(in, entry, name)));
    }
    if (in.read() >= 0) {
      throw new ModelFormatException(name, 0, "bytes follow the last tensor");
    }
    return new Safetensors(tensors, metadata);
  }

  private static Map<String, Object> readHeader(InputStream in, String name) throws IOException {
    byte[] prefix = in.readNBytes(PREFIX_BYTES);
    long length =
        prefix.length < PREFIX_BYTES
            ? -1
            : ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > LARGEST_HEADER) {
      throw new ModelFormatException(name, 0, "it does not start as a safetensors file does");
    }
    byte[] json = in.readNBytes((int) length);
    if (json.length < length) {
      throw new ModelFormatException(name, PREFIX_BYTES + json.length, "the header is cut off");
    }
    try {
      return Json.parseObject(name, new String(json, StandardCharsets.UTF_8));
    } catch (SettingsException e) {
      throw new ModelFormatException(name, PREFIX_BYTES, "the header is not JSON");
    }
  }

  private static Map<String, String> metadata(Map<String, Object> header, String name)
      throws ModelFormatException {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (header.get(METADATA) instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getValue() instanceof String text)) {
          throw new ModelFormatException(name, PREFIX_BYTES, "the metadata holds more than texts");
        }
        metadata.put(String.valueOf(entry.getKey()), text);
      }
    }
    return metadata;
  }

  private static List<Entry> entries(Map<String, Object> header, String name)
      throws ModelFormatException {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Object> field : header.entrySet()) {
      if (!field.getKey().equals(METADATA)) {
        entries.add(Entry.of(field.getKey(), field.getValue(), name));
      }
    }
    if (entries.size() > MOST_TENSORS) {
      throw new ModelFormatException(name, PREFIX_BYTES, "more than " + MOST_TENSORS + " tensors");
    }
    entries.sort(Comparator.comparingLong(Entry::begin));
    long expected = 0;
    for (Entry entry : entries) {
      if (entry.begin != expected) {
        throw entry.error(name, "starts at " + entry.begin + " where " + expected + " is due");
      }
      expected = entry.end;
    }
    return entries;
  }

  private static float[] readFloats(InputStream in, Entry entry, String name) throws IOException {
    // readNBytes grows with what arrives, so a false claim of length costs nothing.
    byte[] bytes = in.readNBytes((int) (entry.end - entry.begin));
    if (bytes.length < entry.end - entry.begin) {
      throw entry.error(name, "is cut off after " + bytes.length + " bytes");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw entry.error(name, "holds a value that is not finite");
      }
    }
    return values;
  }

  private record Entry(String name, int[] shape, long begin, long end) {
    static Entry of(String tensor, Object description, String name) throws ModelFormatException {
      if (!(description instanceof Map<?, ?> map)
          || !"F32".equals(map.get("dtype"))
          || !(map.get("shape") instanceof List<?> shape)
          || !(map.get("data_offsets") instanceof List<?> offsets)
          || offsets.size() != 2) {
        throw new ModelFormatException(
            name, PREFIX_BYTES, "tensor '" + tensor + "' is not described as F32 with a shape");
      }
      long size = 1;
      int[] dimensions = new int[shape.size()];
      for (int i = 0; i < dimensions.length; i++) {
        dimensions[i] = (int) whole(shape.get(i), tensor, name);
        size = Math.min(size * dimensions[i], Integer.MAX_VALUE);
      }
      long begin = whole(offsets.get(0), tensor, name);
      long end = whole(offsets.get(1), tensor, name);
      if (end - begin != size * Float.BYTES || end - begin > Integer.MAX_VALUE - 8) {
        throw new ModelFormatException(
            name, PREFIX_BYTES, "tensor '" + tensor + "' has a shape that its bytes do not fill");
      }
      return new Entry(tensor, dimensions, begin, end);
    }

    private static long whole(Object value, String tensor, String name)
        throws ModelFormatException {
      if (value instanceof Number number
          && number.doubleValue() == Math.rint(number.doubleValue())
          && number.doubleValue() >= 0
          && number.doubleValue() <= Integer.MAX_VALUE) {
        return number.longValue();
      }
      throw new ModelFormatException(
          name, PREFIX_BYTES, "tensor '" + tensor + "' has a size that is no whole number");
    }

    ModelFormatException error(String file, String complaint) {
      return new ModelFormatException(file, begin, "tensor '" + name + "' " + complaint);
    }
  }
}
