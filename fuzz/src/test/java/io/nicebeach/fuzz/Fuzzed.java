package io.nicebeach.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Jazzer calls: its arguments name the parsers. Of several the first byte of an input, which
 * does not belong to it, chooses one.
 */
public final class Fuzzed {
  private static List<Parser> parsers = List.of();
  private static Path file = Path.of("input");

  private Fuzzed() {}

  public static void fuzzerInitialize(String[] arguments) throws IOException {
    parsers = Arrays.stream(arguments).map(Parser::labelled).toList();
    Path folder = Files.createTempDirectory("fuzz");
    file = folder.resolve("input");
    folder.toFile().deleteOnExit();
    file.toFile().deleteOnExit(); // what is registered last goes first
  }

  public static void fuzzerTestOneInput(byte[] input) {
    if (parsers.size() == 1) {
      Promises.hold(parsers.get(0).target(), input, file);
    } else if (input.length > 0) {
      Parser chosen = parsers.get((input[0] & 0xFF) % parsers.size());
      Promises.hold(chosen.target(), Arrays.copyOfRange(input, 1, input.length), file);
    }
  }

  /** The inputs to start from. */
  static List<byte[]> seeds(List<Parser> parsers) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < parsers.size(); i++) {
      for (byte[] input : parsers.get(i).inputs()) {
        seeds.add(parsers.size() == 1 ? input : choosing(i, input));
      }
    }
    return seeds;
  }

  private static byte[] choosing(int parser, byte[] input) {
    return ByteBuffer.allocate(1 + input.length).put((byte) parser).put(input).array();
  }
}
