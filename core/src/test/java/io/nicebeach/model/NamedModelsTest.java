package io.nicebeach.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nicebeach.Small;
import io.nicebeach.audio.Audio;
import io.nicebeach.recognize.Recognizer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedModelsTest {
  private static final Audio TONE = Small.tone(500, 0.3);

  @TempDir Path folder;
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  /** A folder of the class path that brings models of these names. */
  private URL bringing(String jar, String... names) throws IOException {
    Path models = Files.createDirectories(folder.resolve(jar).resolve("META-INF/nicebeach/models"));
    for (String name : names) {
      ModelFile.write(Small.model(name.length()), models.resolve(name + ".safetensors"));
      Files.writeString(models.resolve(name + ".md"), "# " + name + "\n");
    }
    Files.writeString(models.resolve("index"), String.join("\n", names) + "\n");
    return folder.resolve(jar).toUri().toURL();
  }

  @Test
  void hearsWithAModelOfAnyJar() throws IOException {
    URL[] jars = {bringing("one", "short", "much-longer"), bringing("two", "another")};
    try (URLClassLoader loader = new URLClassLoader(jars, before)) {
      Thread.currentThread().setContextClassLoader(loader);

      assertThat(NamedModels.names()).contains("another", "much-longer", "short");
      assertThat(Recognizer.named("short").recognize(TONE))
          .isEqualTo(Recognizer.of(Small.model(5)).recognize(TONE))
          .isNotEqualTo(Recognizer.named("much-longer").recognize(TONE));
      assertThat(NamedModels.card("another")).isEqualTo("# another\n");
      assertThatThrownBy(() -> Recognizer.named("long"))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no model has the name 'long'; there are ")
          .hasMessageContaining("another, much-longer, short");
      assertThatThrownBy(() -> Recognizer.named("../models/short")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void withoutAnyItSaysWhichJarIsMissing() {
    Thread.currentThread().setContextClassLoader(null);
    assertThatThrownBy(() -> Recognizer.named("digits-en"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nicebeach-models");
  }

  @Test
  void anIndexThatCannotBeReadIsAnIOException() throws IOException {
    URLStreamHandler broken =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    URL index = new URL(null, "broken:index", broken);
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected URL findResource(String name) {
            return index;
          }

          @Override
          protected Enumeration<URL> findResources(String name) {
            return Collections.enumeration(List.of(index));
          }
        };
    Thread.currentThread().setContextClassLoader(loader);
    assertThatThrownBy(() -> Recognizer.named("digits-en"))
        .isInstanceOf(IOException.class)
        .hasMessage("the list of models cannot be read: the disk is gone");
  }

  @Test
  void aDamagedOneIsNamed() throws IOException {
    URL[] jars = {bringing("one", "broken")};
    Path model = folder.resolve("one/META-INF/nicebeach/models/broken.safetensors");
    Files.writeString(model, "no model");
    try (URLClassLoader loader = new URLClassLoader(jars, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      assertThatThrownBy(() -> Recognizer.named("broken"))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("broken: not usable");
    }
  }
}
