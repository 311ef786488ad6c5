package io.nicebeach.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Models that come with the application, by name. Any jar may bring some: {@code
 * META-INF/nicebeach/models/NAME.safetensors}, the model card {@code NAME.md} beside it, and a line
 * with the name in the file {@code index} there. Nicebeach's own come in the jar {@code
 * nicebeach-models}.
 */
public final class NamedModels {
  private static final String FOLDER = "META-INF/nicebeach/models/";
  private static final String INDEX = FOLDER + "index";

  private NamedModels() {}

  /**
   * All names on the class path or module path, in alphabetical order.
   *
   * @throws UncheckedIOException if a list of them cannot be read
   */
  public static Set<String> names() {
    try {
      return Collections.unmodifiableSet(listed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> listed() throws IOException {
    Set<String> names = new TreeSet<>();
    for (URL index : Collections.list(loader().getResources(INDEX))) {
      try (InputStream in = open(index)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(names::add);
      } catch (IOException e) {
        throw new IOException("the list of models cannot be read: " + e.getMessage(), e);
      }
    }
    return names;
  }

  /**
   * The model of that name.
   *
   * @throws IOException if there is none; the message says which there are, or what brings some
   */
  public static Model read(String name) throws IOException {
    try (InputStream in = resource(name, ".safetensors")) {
      return ModelFile.read(in, name);
    }
  }

  /**
   * The card of the model of that name, as Markdown: its data and their licences, how it was
   * tested, its accuracy and weak spots.
   *
   * @throws IOException if there is no such model
   */
  public static String card(String name) throws IOException {
    try (InputStream in = resource(name, ".md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name, String ending) throws IOException {
    Set<String> names = listed();
    URL resource = names.contains(name) ? loader().getResource(FOLDER + name + ending) : null;
    if (resource == null) {
      throw new FileNotFoundException("no model has the name '" + name + "'; " + cure(names));
    }
    return open(resource);
  }

  private static String cure(Set<String> names) {
    return names.isEmpty()
        ? "there is none at all: add the jar nicebeach-models to the class path or module path"
        : "there are " + String.join(", ", names);
  }

  /** Without a cache, which would keep the jar open for as long as the process lives. */
  private static InputStream open(URL resource) throws IOException {
    URLConnection connection = resource.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  /** The application's, where it told the thread, for a container may keep core apart from it. */
  private static ClassLoader loader() {
    @Nullable ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null || context.getResource(INDEX) == null
        ? NamedModels.class.getClassLoader()
        : context;
  }
}
