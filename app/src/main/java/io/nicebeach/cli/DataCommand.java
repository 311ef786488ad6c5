package io.nicebeach.cli;

import picocli.CommandLine.Command;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Fetches published corpora.",
    subcommands = {DataGetCommand.class},
    footer = {"%nExample:", "  nicebeach data get fsdd"})
final class DataCommand {}
