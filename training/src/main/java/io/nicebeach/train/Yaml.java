package io.nicebeach.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * YAML text to a tree of maps with texts as keys, lists, texts, flags and finite numbers: what JSON
 * can hold too. References, which could make a small text huge, are refused, and tags, which name
 * types.
 *
 * @param source the file or the option that the text comes from, for errors
 */
record Yaml(String source) {
  private static final int DEEPEST = 32;

  /** The tree; null for a text without content. */
  @Nullable Object parse(String text) throws RecipeException {
    LoadSettings settings = LoadSettings.builder().setLabel(source).build();
    Object tree = load(text, settings);
    return tree == null ? null : plain("", tree);
  }

  private @Nullable Object load(String text, LoadSettings settings) throws RecipeException {
    try {
      requirePlain(new Parse(settings).parseString(text));
      return new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      throw new RecipeException(
          source + line(e.getProblemMark()) + ": not YAML, " + e.getProblem());
    } catch (YamlEngineException e) {
      String firstLine = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new RecipeException(source + ": not YAML of a recipe, " + firstLine);
    } catch (RuntimeException e) { // the loader trips over some broken escapes
      throw new RecipeException(source + ": not YAML, an escape after % or a backslash is broken");
    }
  }

  /** The loader follows references and recurs, so both are refused before it begins. */
  private void requirePlain(Iterable<Event> events) throws RecipeException {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof AliasEvent) {
        throw new RecipeException(
            source
                + line(event.getStartMark())
                + ": refers to another place with '*'; write out what stands there");
      }
      Optional<String> tag = tag(event);
      if (tag.isPresent()) {
        throw new RecipeException(
            source
                + line(event.getStartMark())
                + ": has the tag '%s'; a recipe needs none".formatted(tag.get()));
      }
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DEEPEST) {
        throw new RecipeException(source + ": nested deeper than a recipe is; check its brackets");
      }
    }
  }

  private static Optional<String> tag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag();
    }
    return event instanceof CollectionStartEvent collection
        ? collection.getTag()
        : Optional.empty();
  }

  private static String line(Optional<Mark> place) {
    return place.map(mark -> ", line " + (mark.getLine() + 1)).orElse("");
  }

  private Object plain(String place, @Nullable Object value) throws RecipeException {
    if (value instanceof Map<?, ?> map) {
      return plainMap(place, map);
    }
    if (value instanceof List<?> list) {
      List<Object> plain = new ArrayList<>();
      for (Object element : list) {
        plain.add(plain(place + "[" + plain.size() + "]", element));
      }
      return plain;
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new RecipeException(
          "%s: '%s' must be a finite number but is %s".formatted(source, place, number));
    }
    if (value instanceof Number || value instanceof String || value instanceof Boolean) {
      return value;
    }
    throw new RecipeException( // nothing else comes without a tag
        source + ": '" + place + "' has no value; give one, or {} for the defaults");
  }

  private Map<String, Object> plainMap(String place, Map<?, ?> map) throws RecipeException {
    Map<String, Object> plain = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String key)) {
        throw new RecipeException(
            "%s: '%s' is no name of a setting".formatted(source, entry.getKey()));
      }
      plain.put(key, plain(place.isEmpty() ? key : place + "." + key, entry.getValue()));
    }
    return plain;
  }
}
