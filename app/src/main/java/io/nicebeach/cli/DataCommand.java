package io.nicebeach.cli;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Fetches corpora and looks for what is wrong with them.",
    subcommands = {DataGetCommand.class, DataCheckCommand.class},
    footer = {"%nExample:", "  nicebeach data get fsdd", "  nicebeach data check recordings/"})
final class DataCommand {}
