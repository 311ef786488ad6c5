package io.nicebeach;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resources that a native image is told to take are all that there are. */
class NativeImageTest {
  @ParameterizedTest
  @ValueSource(strings = {"core", "training"})
  void takesEveryResource(String module) throws IOException {
    List<String> patterns = patterns(module);
    List<String> resources = resources(module);
    assertThat(resources).isNotEmpty().allMatch(resource -> isMatched(patterns, resource));
  }

  @Test
  void takesTheModels() throws IOException {
    assertThat(isMatched(patterns("core"), "META-INF/nicebeach/models/index")).isTrue();
  }

  private static boolean isMatched(List<String> patterns, String resource) {
    return patterns.stream().anyMatch(resource::matches);
  }

  private static List<String> patterns(String module) throws IOException {
    String name = "META-INF/native-image/io.nicebeach/nicebeach-%s/resource-config.json";
    Path config = folder(module).resolve(name.formatted(module));
    Map<?, ?> tree = Json.parseObject(config.toString(), Files.readString(config));
    Map<?, ?> resources = (Map<?, ?>) tree.get("resources");
    return ((List<?>) resources.get("includes"))
        .stream().map(include -> (String) ((Map<?, ?>) include).get("pattern")).toList();
  }

  /** Those below the module's packages. */
  private static List<String> resources(String module) throws IOException {
    Path root = folder(module);
    try (Stream<Path> files = Files.walk(root.resolve("io"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  private static Path folder(String module) {
    return Path.of("..", module, "src", "main", "resources");
  }
}
