package io.nicebeach.language;

import io.nicebeach.text.InputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text format of back-off n-gram models that SRILM, KenLM, Kaldi and Sphinx read and write,
 * named after the American agency that paid for the first: for each length a section with a line an
 * n-gram, of its log10 probability, its words and, unless it is one of the longest, its log10
 * back-off weight (0 where it is left out).
 */
public final class Arpa {
  private static final double LN_10 = Math.log(10);

  /** In words, more than anybody counts together: what walks along an n-gram may recur. */
  private static final int LONGEST_NGRAM = 64;

  /** Beyond every logarithm of a probability, and yet a sentence's sum stays a finite number. */
  private static final double LARGEST = 1e9;

  private static final Pattern BLANKS = Pattern.compile("\\p{javaWhitespace}+");

  private Arpa() {}

  /**
   * Reads a model from a file in UTF-8.
   *
   * @throws LanguageModelException if it is none; the message names the line
   */
  public static NgramModel read(Path file) throws IOException {
    InputFile.requireReadable(file, "an ARPA file");
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    }
  }

  /**
   * Reads a model from a stream, such as a resource of the application.
   *
   * @param name what to call the stream in errors
   */
  public static NgramModel read(InputStream in, String name) throws IOException {
    Lines lines = new Lines(in, name);
    try {
      return new Parser(lines).model();
    } catch (CharacterCodingException e) {
      throw lines.error("is no text in UTF-8; is it an ARPA file that is still compressed?");
    }
  }

  /** Writes a model. */
  public static void write(NgramModel model, OutputStream out) throws IOException {
    List<List<String>> sections = new ArrayList<>();
    for (int length = 1; length <= model.order(); length++) {
      sections.add(section(model, length));
    }
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write("\\data\\\n");
    for (int length = 1; length <= model.order(); length++) {
      writer.write("ngram " + length + "=" + sections.get(length - 1).size() + "\n");
    }
    for (int length = 1; length <= model.order(); length++) {
      writer.write("\n\\" + length + "-grams:\n");
      for (String line : sections.get(length - 1)) {
        writer.write(line + "\n");
      }
    }
    writer.write("\n\\end\\\n");
    writer.flush();
  }

  private static List<String> section(NgramModel model, int length) {
    List<String> lines = new ArrayList<>();
    model.forEach(
        length,
        (words, ngram) -> {
          String line = log10(ngram.logProbability()) + "\t" + String.join(" ", words);
          boolean isContext = !ngram.longer().isEmpty();
          lines.add(isContext ? line + "\t" + log10(ngram.backOff()) : line);
        });
    return lines;
  }

  private static String log10(double natural) {
    return natural == NgramModel.ZERO ? "-99" : String.format(Locale.ROOT, "%.7f", natural / LN_10);
  }

  /** Lines that are counted, for errors. */
  private static final class Lines {
    private final BufferedReader reader;
    private final String name;
    private int number;

    Lines(InputStream in, String name) {
      this.reader =
          new BufferedReader(
              new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())); // refuses bad bytes
      this.name = name;
    }

    /** The next line that is not blank, without blanks around it. */
    String next() throws IOException {
      for (@Nullable String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          return line.strip();
        }
      }
      number++;
      throw error("the file ends before \\end\\; is it cut short, or no ARPA file?");
    }

    LanguageModelException error(String complaint) {
      return new LanguageModelException(name, number, complaint);
    }
  }

  private static final class Parser {
    private final NgramModel.Builder model = new NgramModel.Builder();
    private final Lines lines;

    Parser(Lines lines) {
      this.lines = lines;
    }

    NgramModel model() throws IOException {
      String line = lines.next();
      while (!line.equals("\\data\\")) {
        line = lines.next();
      }
      List<Integer> counts = new ArrayList<>();
      for (line = lines.next(); line.startsWith("ngram "); line = lines.next()) {
        counts.add(count(line, counts.size() + 1));
      }
      for (int length = 1; length <= counts.size(); length++) {
        require(line.equals("\\" + length + "-grams:"), "\\" + length + "-grams:", line);
        for (int i = 0; i < counts.get(length - 1); i++) {
          ngram(lines.next(), length);
        }
        line = lines.next();
      }
      require(line.equals("\\end\\"), "\\end\\", line);
      return model.build();
    }

    private int count(String line, int length) throws LanguageModelException {
      String[] parts = line.substring("ngram ".length()).split("=", -1);
      require(
          parts.length == 2 && parts[0].strip().equals("" + length), "ngram " + length + "=", line);
      require(length <= LONGEST_NGRAM, "n-grams of at most " + LONGEST_NGRAM + " words", line);
      require(parts[1].strip().matches("\\d{1,9}"), "a count", line);
      return Integer.parseInt(parts[1].strip());
    }

    private void ngram(String line, int length) throws LanguageModelException {
      String[] parts = BLANKS.split(line);
      boolean fits = parts.length == length + 1 || parts.length == length + 2;
      require(fits, "an n-gram of " + length + " words and its numbers", line);
      List<String> words = List.of(parts).subList(1, length + 1);
      require(isFounded(words), "an n-gram whose words and beginning are n-grams too", line);
      double probability = number(parts[0]);
      require(probability <= 0, "the logarithm of a probability, 0 or less,", parts[0]);
      double backOff = parts.length == length + 2 ? number(parts[length + 1]) : 0;
      model.add(words, LN_10 * probability, LN_10 * backOff);
    }

    /** Whether the shorter n-grams are there that a search needs on its way to this one. */
    private boolean isFounded(List<String> words) {
      int last = words.size() - 1;
      return last == 0
          || model.has(words.subList(0, last)) && model.has(words.subList(last, last + 1));
    }

    private double number(String written) throws LanguageModelException {
      try {
        double number = Double.parseDouble(written);
        if (Math.abs(number) <= LARGEST) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw lines.error("must be a number but is '" + written + "'");
    }

    private void require(boolean holds, String expected, String line)
        throws LanguageModelException {
      if (!holds) {
        throw lines.error("must be " + expected + " but is '" + line + "'");
      }
    }
  }
}
