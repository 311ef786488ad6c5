package io.nicebeach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class HelpTest {
  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(List<String> command) {
    List<Object> arguments = new ArrayList<>(command);
    arguments.add("--help");
    CommandRun run = CommandRun.of(arguments.toArray());

    String written = String.join(" ", command);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().filter(line -> line.startsWith("Usage:"))).hasSize(1);
    assertThat(run.out()).contains("Example").contains("\n  nicebeach " + written);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void recipesAreToldOfByCommandsThatTakeThem() {
    for (String command : List.of("lm", "evaluate", "calibrate")) {
      assertThat(CommandRun.of(command, "--help").out())
          .contains("--split=SPLIT")
          .doesNotContain("recipe");
    }
    assertThat(CommandRun.of("train", "--help").out())
        .contains("Recordings that the recipe names are split as it says");
  }

  /** Picocli breaks a line that is too long for the terminal, but never joins two. */
  @ParameterizedTest
  @MethodSource("footers")
  void footersHaveShortExamplesAndWholeParagraphs(String line) {
    if (line.startsWith("  ")) {
      assertThat(line.length()).as(line).isLessThan(80);
    } else {
      assertThat(line).matches("|(%n)?Examples?:|.*[.]");
    }
  }

  static Stream<String> footers() {
    CommandLine root = Nicebeach.commandLine();
    return commands()
        .flatMap(words -> Stream.of(named(root, words).getCommandSpec().usageMessage().footer()))
        .distinct();
  }

  private static CommandLine named(CommandLine root, List<String> words) {
    CommandLine command = root;
    for (String word : words) {
      command = command.getSubcommands().get(word);
    }
    return command;
  }

  @Test
  void everyCommandThatIsWrittenCanBeGiven() {
    List<String> written =
        new ClassFileImporter()
            .importPackagesOf(Nicebeach.class).stream()
                .filter(type -> type.isAnnotatedWith(Command.class))
                .filter(type -> type.getFullName().startsWith(Nicebeach.class.getPackageName()))
                .filter(type -> !type.getName().contains("Test"))
                .map(type -> type.reflect().getAnnotation(Command.class))
                .filter(command -> !command.hidden() && !command.name().equals("nicebeach"))
                .map(Command::name)
                .toList();
    assertThat(commands().map(words -> words.get(words.size() - 1)))
        .containsAll(written)
        .contains("help", "transcribe");
  }

  @ParameterizedTest
  @MethodSource("groups")
  void aGroupWithoutItsCommandShowsWhatThereIs(List<String> group) {
    CommandRun run = CommandRun.of(group.toArray());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage:").contains("Commands:");
  }

  static Stream<List<String>> commands() {
    return below(List.of(), Nicebeach.commandLine()).filter(words -> !words.isEmpty());
  }

  static Stream<List<String>> groups() {
    return Stream.of(List.of(), List.of("data"), List.of("bench"));
  }

  private static Stream<List<String>> below(List<String> words, CommandLine command) {
    Stream<List<String>> inner =
        command.getSubcommands().entrySet().stream()
            .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
            .flatMap(entry -> below(with(words, entry.getKey()), entry.getValue()));
    return Stream.concat(Stream.of(words), inner);
  }

  private static List<String> with(List<String> words, String word) {
    List<String> longer = new ArrayList<>(words);
    longer.add(word);
    return longer;
  }
}
