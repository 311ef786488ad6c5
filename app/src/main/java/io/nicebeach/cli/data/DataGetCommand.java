package io.nicebeach.cli.data;

import io.nicebeach.cli.console.ProgressLine;
import io.nicebeach.fetch.DataHome;
import io.nicebeach.fetch.FetchReport;
import io.nicebeach.fetch.Fetcher;
import io.nicebeach.fetch.PublishedCorpus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    description = "Fetches a published corpus, file by file, each held to its checksum.",
    footer = {
      "%nExample:",
      "  nicebeach data get fsdd",
      "",
      "An interrupted fetch goes on where it stopped when the command is given again.",
      "Behind a proxy: JAVA_TOOL_OPTIONS='-Dhttps.proxyHost=HOST -Dhttps.proxyPort=PORT'."
    })
final class DataGetCommand implements Callable<Integer> {
  private static final int MOST_NAMED = 3;

  @Parameters(
      paramLabel = "CORPUS",
      converter = CorpusName.class,
      description = "fsdd: the Free Spoken Digit Dataset, 3,000 recordings, 21 MB, CC BY-SA 4.0.")
  PublishedCorpus corpus = PublishedCorpus.FSDD;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Where to put it (default: data/CORPUS in the folder that the environment variable"
              + " NICEBEACH_HOME names, else in ~/.nicebeach).")
  @Nullable Path to;

  @Option(
      names = "--from",
      paramLabel = "URL",
      converter = WebFolder.class,
      description = "A mirror of its recordings to use instead of their home; checksums stay.")
  @Nullable URI from;

  @Option(names = "--force", description = "Replace files whose content is not the published one.")
  boolean force;

  @Spec CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = to == null ? DataHome.of(corpus) : to;
    out.printf("%s, version %.7s%n", corpus.title(), corpus.version());
    out.println("Source   " + corpus.source());
    out.println("Licence  " + corpus.licence());
    out.flush();
    FetchReport report = fetch(folder);
    out.printf(
        Locale.ROOT,
        "%,d files fetched, %,d were there already, in %s%n",
        report.fetched(),
        report.present(),
        folder);
    if (!report.different().isEmpty()) {
      out.flush();
      throw new IOException(complaint(folder, report.different()));
    }
    out.println("Next     nicebeach train --data " + folder + " --out digits.safetensors");
    out.flush();
    return 0;
  }

  private FetchReport fetch(Path folder) throws IOException {
    ProgressLine progress = ProgressLine.onError(spec.commandLine().getErr());
    try {
      return Fetcher.of(corpus, from == null ? corpus.home() : from)
          .fetch(
              folder,
              force,
              (done, total) ->
                  progress.show(
                      done, total, String.format(Locale.ROOT, "%,d of %,d files", done, total)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted; the same command goes on where it stopped");
    } finally {
      progress.clear();
    }
  }

  private static String complaint(Path folder, List<String> different) {
    String names =
        different.stream()
            .limit(MOST_NAMED)
            .map(name -> folder.resolve(name).toString())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%,d files have another content than published and were left alone (%s%s);"
            + " --force replaces them",
        different.size(),
        names,
        different.size() > MOST_NAMED ? ", ..." : "");
  }

  /** A corpus by its name. */
  static final class CorpusName implements ITypeConverter<PublishedCorpus> {
    @Override
    public PublishedCorpus convert(String name) {
      return PublishedCorpus.ALL.stream()
          .filter(corpus -> corpus.name().equalsIgnoreCase(name))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + name + "' is not known; there is: " + all()));
    }

    private static String all() {
      return PublishedCorpus.ALL.stream()
          .map(PublishedCorpus::name)
          .collect(Collectors.joining(", "));
    }
  }

  /** The address of a folder on the web. */
  static final class WebFolder implements ITypeConverter<URI> {
    @Override
    public URI convert(String written) {
      URI folder = URI.create(written.endsWith("/") ? written : written + "/");
      String scheme = String.valueOf(folder.getScheme()).toLowerCase(Locale.ROOT);
      if (!List.of("http", "https").contains(scheme) || folder.getHost() == null) {
        throw new TypeConversionException("'" + written + "' is not an address of http or https");
      }
      return folder;
    }
  }
}
