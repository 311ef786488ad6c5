package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nicebeach.settings.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossvalidateCommandTest {
  @TempDir Path folder;

  private CommandRun crossvalidate(Path corpus, String... options) {
    Object[] fixed = {
      "crossvalidate", "--data", corpus, "--out", folder.resolve("folds"), "--set=training.epochs=2"
    };
    return CommandRun.of(Stream.concat(Stream.of(fixed), Stream.of(options)).toArray());
  }

  @Test
  void printsNothingButJson() throws IOException {
    Path corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 3);
    CommandRun run = crossvalidate(corpus, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Map<String, Object> result = Json.parseObject("out", run.out());
    assertThat(result).containsKeys("folds", "mean", "worst");
    assertThat(result)
        .extractingByKey("folds", InstanceOfAssertFactories.LIST)
        .extracting("speaker")
        .containsExactly("ann", "bob", "cid");
    assertThat(result)
        .extractingByKey("folds", InstanceOfAssertFactories.LIST)
        .allSatisfy(
            fold ->
                assertThat(((Map<?, ?>) fold).keySet().toString()).contains("accuracy", "total"));
    assertThat(folder.resolve("folds/report.html")).exists();
    assertThat(folder.resolve("folds/ann/log.jsonl")).exists();

    CommandRun again = crossvalidate(corpus, "--json", "--resume");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(Json.parseObject("out", again.out())).isEqualTo(result);
    assertThat(again.err()).contains("Finished already, after epoch 2").doesNotContain("going on");
  }

  @Test
  void tellsPeopleTheMeanAndTheWorst() throws IOException {
    Path corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("ann", "bob", "cid"), 3);
    CommandRun run = crossvalidate(corpus, "--speakers=ann,cid");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().map(line -> line.split(" ")[0]))
        .containsExactly("ann", "cid", "all", "mean", "worst", "Report");
  }

  @Test
  void aSpeakersNameDoesNotLeadOutOfTheFolder() throws IOException {
    Path corpus = TinyCorpus.write(folder.resolve("corpus"), List.of("../../ann", "b/c"), 3);
    CommandRun run = crossvalidate(corpus);

    assertThat(run.exitCode()).as(run.err()).isZero();
    try (Stream<Path> files = Files.list(folder.resolve("folds"))) {
      assertThat(files).hasSize(3); // two folds and the report
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("corpus", "folds");
    }
  }
}
