package io.nicebeach.cli.bench;

import picocli.CommandLine.Command;

@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures how fast this machine trains and recognises, and how well words are taught.",
    subcommands = {
      BenchRecognitionCommand.class,
      BenchStreamsCommand.class,
      BenchTrainingCommand.class,
      BenchTeachCommand.class
    },
    footer = {
      "%nExamples:",
      "  nicebeach bench recognition --model digits.safetensors recording.wav",
      "  nicebeach bench streams --model digit-strings-en --streams 100 calls.wav",
      "  nicebeach bench training --data fsdd"
    })
public final class BenchCommand {}
