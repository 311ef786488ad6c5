package io.nicebeach.cli;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Fetches corpora, looks for what is wrong with them, joins words to strings, cuts them"
            + " apart, and makes sound of feature files.",
    subcommands = {
      DataGetCommand.class,
      DataCheckCommand.class,
      DataJoinCommand.class,
      DataCutCommand.class,
      DataResynthesizeCommand.class
    },
    footer = {"%nExample:", "  nicebeach data get fsdd", "  nicebeach data check recordings/"})
final class DataCommand {}
