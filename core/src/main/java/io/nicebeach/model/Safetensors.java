package io.nicebeach.model;

import io.nicebeach.network.Half;
import io.nicebeach.network.Tensor;
import io.nicebeach.settings.Json;
import io.nicebeach.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The safetensors container: tensors by name and a map of texts, nothing that could run.
 *
 * <p>Layout: the length N of the header (8 bytes, little endian), N bytes of JSON, then the
 * tensors' bytes without a gap. Reading trusts nothing: memory grows only with bytes that really
 * came.
 *
 * @param tensors in the file's order
 * @param metadata free texts by key
 * @param types how the file holds each tensor, by its name: as {@link Type#F32} where it says
 *     nothing; a number that the type does not have is rounded when it is written
 */
public record Safetensors(
    Map<String, Tensor> tensors, Map<String, String> metadata, Map<String, Type> types) {
  private static final int PREFIX_BYTES = 8;
  private static final int LARGEST_HEADER = 4 << 20;
  private static final int MOST_TENSORS = 10_000;
  private static final String METADATA = "__metadata__";

  public Safetensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    types = Map.copyOf(types);
  }

  /** All of them in single precision. */
  public Safetensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    this(tensors, metadata, Map.of());
  }

  /** Those whose names begin so, by the rest of their names. */
  public static Map<String, Tensor> startingWith(String beginning, Map<String, Tensor> tensors) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(beginning)) {
            found.put(name.substring(beginning.length()), tensor);
          }
        });
    return found;
  }

  /**
   * Writes the container; the same content gives the same bytes.
   *
   * @throws IllegalArgumentException if it could not be read again, before anything is written: a
   *     number is not finite, there are too many tensors, or a name is too long
   */
  public void write(OutputStream out) throws IOException {
    tensors.forEach(Safetensors::requireFinite);
    byte[] header = header();
    requireReadable(header);
    ByteBuffer prefix = ByteBuffer.allocate(PREFIX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(prefix.putLong(header.length).array());
    out.write(header);
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      out.write(type(entry.getKey()).bytes(entry.getValue().values()));
    }
  }

  /** How the file holds the tensor of that name. */
  public Type type(String tensor) {
    return types.getOrDefault(tensor, Type.F32);
  }

  private static void requireFinite(String name, Tensor tensor) {
    if (!isFinite(tensor.values())) {
      throw new IllegalArgumentException(
          "tensors must hold finite numbers but '" + name + "' holds another");
    }
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static void requireReadable(byte[] header) {
    if (header.length > LARGEST_HEADER) {
      throw new IllegalArgumentException(
          "names and texts must take at most %d bytes but take %d"
              .formatted(LARGEST_HEADER, header.length));
    }
    String name = "what is to be written";
    try {
      entries(parse(header, name), name, PREFIX_BYTES);
    } catch (ModelFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private byte[] header() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(METADATA, metadata);
    long begin = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      Type type = type(entry.getKey());
      long end = begin + (long) type.width * tensor.values().length;
      Map<String, Object> description = new LinkedHashMap<>();
      description.put("dtype", type.name());
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
    byte[] json = readHeader(in, name);
    Map<String, Object> header = parse(json, name);
    Map<String, String> metadata = metadata(header, name);
    long start = PREFIX_BYTES + json.length;
    long end = start;
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, Type> types = new HashMap<>();
    for (Entry entry : entries(header, name, start)) {
      types.put(entry.name, entry.type);
      tensors.put(entry.name, new Tensor(entry.shape, readFloats(in, entry, name, start)));
      end = start + entry.end;
    }
    if (in.read() >= 0) {
      throw new ModelFormatException(name, end, "bytes follow the last tensor");
    }
    return new Safetensors(tensors, metadata, types);
  }

  private static byte[] readHeader(InputStream in, String name) throws IOException {
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
    return json;
  }

  private static Map<String, Object> parse(byte[] json, String name) throws ModelFormatException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      return Json.parseObject("header", text);
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(name, PREFIX_BYTES, "the header is not UTF-8");
    } catch (SettingsException e) {
      throw new ModelFormatException(name, PREFIX_BYTES, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> metadata(Map<String, Object> header, String name)
      throws ModelFormatException {
    if (!(header.getOrDefault(METADATA, Map.of()) instanceof Map<?, ?> map)) {
      throw new ModelFormatException(name, PREFIX_BYTES, "the metadata are no texts by key");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw new ModelFormatException(name, PREFIX_BYTES, "the metadata hold more than texts");
      }
      metadata.put(String.valueOf(entry.getKey()), text);
    }
    return metadata;
  }

  /** The tensors in the order of their bytes, which follow each other without a gap. */
  private static List<Entry> entries(Map<String, Object> header, String name, long start)
      throws ModelFormatException {
    if (header.size() > MOST_TENSORS) {
      throw new ModelFormatException(name, PREFIX_BYTES, "more than " + MOST_TENSORS + " tensors");
    }
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Object> field : header.entrySet()) {
      if (!field.getKey().equals(METADATA)) {
        entries.add(Entry.of(field.getKey(), field.getValue(), name));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long expected = 0;
    for (Entry entry : entries) {
      if (entry.begin != expected) {
        throw new ModelFormatException(
            name,
            start + expected,
            "tensor '%s' starts at %d of the tensors' bytes where %d is due"
                .formatted(entry.name, entry.begin, expected));
      }
      expected = entry.end;
    }
    return entries;
  }

  private static float[] readFloats(InputStream in, Entry entry, String name, long start)
      throws IOException {
    // readNBytes grows with what arrives, so a false claim of length costs nothing.
    byte[] bytes = in.readNBytes(entry.length());
    if (bytes.length < entry.length()) {
      throw new ModelFormatException(
          name, start + entry.begin + bytes.length, "tensor '" + entry.name + "' is cut off");
    }
    float[] values = entry.type.values(bytes);
    if (!isFinite(values)) {
      throw new ModelFormatException(
          name,
          start + entry.begin,
          "tensor '" + entry.name + "' holds a number that is not finite");
    }
    return values;
  }

  /** How numbers are written, little endian; the names are the header's. */
  public enum Type {
    /** In single precision. */
    F32(Float.BYTES) {
      @Override
      void write(float[] values, ByteBuffer to) {
        to.asFloatBuffer().put(values);
      }

      @Override
      void read(ByteBuffer from, float[] values) {
        from.asFloatBuffer().get(values);
      }
    },
    /** In half precision, see {@link Half}. */
    F16(Short.BYTES) {
      @Override
      void write(float[] values, ByteBuffer to) {
        for (float value : values) {
          to.putShort(Half.bits(Half.round(value)));
        }
      }

      @Override
      void read(ByteBuffer from, float[] values) {
        for (int i = 0; i < values.length; i++) {
          values[i] = Half.value(from.getShort());
        }
      }
    },
    /** Whole numbers from -128 to 127. */
    I8(Byte.BYTES) {
      @Override
      void write(float[] values, ByteBuffer to) {
        for (float value : values) {
          to.put((byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, Math.round(value))));
        }
      }

      @Override
      void read(ByteBuffer from, float[] values) {
        for (int i = 0; i < values.length; i++) {
          values[i] = from.get();
        }
      }
    };

    private static final Set<String> NAMES =
        Arrays.stream(values()).map(Type::name).collect(Collectors.toSet());

    private final int width;

    Type(int width) {
      this.width = width;
    }

    abstract void write(float[] values, ByteBuffer to);

    abstract void read(ByteBuffer from, float[] values);

    byte[] bytes(float[] values) {
      ByteBuffer bytes = ByteBuffer.allocate(width * values.length);
      write(values, bytes.order(ByteOrder.LITTLE_ENDIAN));
      return bytes.array();
    }

    float[] values(byte[] bytes) {
      float[] values = new float[bytes.length / width];
      read(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), values);
      return values;
    }
  }

  /** What the header says of a tensor; begin and end count from the first tensor's first byte. */
  private record Entry(String name, Type type, int[] shape, long begin, long end) {
    static Entry of(String tensor, Object description, String name) throws ModelFormatException {
      if (!(description instanceof Map<?, ?> map)
          || !(map.get("dtype") instanceof String dtype && Type.NAMES.contains(dtype))
          || !(map.get("shape") instanceof List<?> shape)
          || !(map.get("data_offsets") instanceof List<?> offsets)
          || offsets.size() != 2) {
        throw error(name, tensor, "is not described as F32, F16 or I8 with a shape and offsets");
      }
      Type type = Type.valueOf(dtype);
      int[] dimensions = new int[shape.size()];
      for (int i = 0; i < dimensions.length; i++) {
        dimensions[i] = (int) whole(shape.get(i), tensor, name);
      }
      long begin = whole(offsets.get(0), tensor, name);
      long end = whole(offsets.get(1), tensor, name);
      if (end - begin != size(dimensions) * type.width) {
        throw error(name, tensor, "has a shape that its bytes do not fill");
      }
      return new Entry(tensor, type, dimensions, begin, end);
    }

    /** How many numbers, or -1 if they are too many to be held. */
    private static long size(int[] dimensions) {
      try {
        return Tensor.size(dimensions);
      } catch (IllegalArgumentException e) {
        return -1;
      }
    }

    private static long whole(Object value, String tensor, String name)
        throws ModelFormatException {
      if (value instanceof Integer number && number >= 0) {
        return number;
      }
      throw error(name, tensor, "has a size or offset that is no whole number below 2 GiB");
    }

    private static ModelFormatException error(String file, String tensor, String complaint) {
      return new ModelFormatException(file, PREFIX_BYTES, "tensor '" + tensor + "' " + complaint);
    }

    int length() {
      return (int) (end - begin);
    }
  }
}
