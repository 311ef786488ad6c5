package io.nicebeach.cli.data;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Fetches corpora, looks for what is wrong with them, joins words to strings, cuts them"
            + " apart, makes sound of feature files, and computes sounds in which nothing is said.",
    subcommands = {
      DataGetCommand.class,
      DataCheckCommand.class,
      DataJoinCommand.class,
      DataCutCommand.class,
      DataSoundsCommand.class,
      DataResynthesizeCommand.class
    },
    footer = {"%nExample:", "  nicebeach data get fsdd", "  nicebeach data check recordings/"})
public final class DataCommand {}
