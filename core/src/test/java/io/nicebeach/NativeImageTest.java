package io.nicebeach;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.settings.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The resources that a native image is told to take are all that there are. */
class NativeImageTest {
  private static final String CONFIG =
      "/META-INF/native-image/io.nicebeach/nicebeach-core/resource-config.json";

  @Test
  void takesEveryResource() throws IOException, URISyntaxException {
    List<String> patterns = patterns();
    List<String> missed = resources().stream().filter(r -> !isMatched(patterns, r)).toList();
    assertThat(missed).isEmpty();
    assertThat(isMatched(patterns, "META-INF/nicebeach/models/index")).isTrue();
  }

  private static boolean isMatched(List<String> patterns, String resource) {
    return patterns.stream().anyMatch(resource::matches);
  }

  private static List<String> patterns() throws IOException {
    try (InputStream in = NativeImageTest.class.getResourceAsStream(CONFIG)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<?, ?> resources = (Map<?, ?>) Json.parseObject(CONFIG, text).get("resources");
      return ((List<?>) resources.get("includes"))
          .stream().map(include -> (String) ((Map<?, ?>) include).get("pattern")).toList();
    }
  }

  /** Those below the packages of core's own folder of classes. */
  private static List<String> resources() throws IOException, URISyntaxException {
    Path config = Path.of(NativeImageTest.class.getResource(CONFIG).toURI());
    Path classes = config;
    for (String ignored : CONFIG.substring(1).split("/")) {
      classes = classes.getParent();
    }
    Path root = classes;
    try (Stream<Path> files = Files.walk(root.resolve("io"))) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".class"))
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
