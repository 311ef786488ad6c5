package io.nicebeach.cli;

import picocli.CommandLine.Command;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures how fast this machine trains and recognises, and how well a few recordings teach a word.",
    subcommands = {
      BenchRecognitionCommand.class,
      BenchTrainingCommand.class,
      BenchTeachCommand.class
    },
    footer = {
      "%nExamples:",
      "  nicebeach bench recognition --model digits.safetensors recording.wav",
      "  nicebeach bench training --data fsdd"
    })
final class BenchCommand {}
