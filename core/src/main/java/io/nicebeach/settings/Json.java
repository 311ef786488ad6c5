package io.nicebeach.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to a tree and back.
 *
 * <p>A tree is made of {@code Map<String, ?>} (in the order written), {@code List<?>}, {@code
 * String}, {@code Boolean}, {@code null} and numbers: {@code Integer}, {@code Long} or {@code
 * BigInteger} where written whole, {@code Double} otherwise. Numbers are finite, as JSON demands.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /**
   * The tree that {@code text} holds.
   *
   * @param source where the text came from (a file name, for errors)
   * @throws SettingsException naming source, line and column of what is not JSON
   */
  public static @Nullable Object parse(String source, String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new SettingsException(source + ": holds no JSON, it is empty");
      }
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw error(source, parser.currentTokenLocation(), "more text after the end of the JSON");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw error(
          source, null, "nested deeper, or with longer numbers or texts, than settings are");
    } catch (JsonProcessingException e) {
      throw error(source, e.getLocation(), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string cannot fail to be read
    }
  }

  /**
   * The object that {@code text} holds, as {@link Settings} and manifests need it.
   *
   * @throws SettingsException if it is not JSON or not an object
   */
  public static Map<String, @Nullable Object> parseObject(String source, String text) {
    if (parse(source, text) instanceof Map<?, ?> map) {
      return stringKeys(map);
    }
    throw new SettingsException(source + ": must hold a JSON object ({...})");
  }

  /** {@code tree} on one line. */
  public static String write(@Nullable Object tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      write(generator, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string cannot fail to be written
    }
    return text.toString();
  }

  /** {@code tree} indented for people, with {@code \n} at the ends of lines and of the text. */
  public static String writePretty(@Nullable Object tree) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
      write(generator, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a string cannot fail to be written
    }
    return text.append('\n').toString();
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> finite(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null; // the grammar leaves only the word null
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      map.put(key, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static double finite(JsonParser parser) throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw new JsonParseException(
          parser, "number " + parser.getText() + " is too large for double precision");
    }
    return number;
  }

  private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      generator.writeStartObject();
      for (Map.Entry<String, @Nullable Object> entry : stringKeys(map).entrySet()) {
        generator.writeFieldName(entry.getKey());
        write(generator, entry.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof Iterable<?> list) {
      generator.writeStartArray();
      for (Object element : list) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (value instanceof Number number) {
      write(generator, number);
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof CharSequence text) {
      generator.writeString(text.toString());
    } else {
      throw new IllegalArgumentException(
          "tree must hold maps, lists, strings, numbers, booleans and null but holds a "
              + value.getClass().getName());
    }
  }

  private static void write(JsonGenerator generator, Number number) throws IOException {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("numbers must be finite but one is " + number);
    }
    generator.writeNumber(number.toString()); // the shortest text that reads back as the same
  }

  @SuppressWarnings("unchecked") // checked key by key
  private static Map<String, @Nullable Object> stringKeys(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        throw new IllegalArgumentException("keys must be strings but one is " + key);
      }
    }
    return (Map<String, @Nullable Object>) map;
  }

  private static SettingsException error(
      String source, @Nullable JsonLocation where, String complaint) {
    String place =
        where == null ? "" : ": line " + where.getLineNr() + " column " + where.getColumnNr();
    return new SettingsException(source + place + ": " + complaint);
  }
}
