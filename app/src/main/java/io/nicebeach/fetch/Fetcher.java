package io.nicebeach.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Fetches a published corpus into a folder. Files that are there already with the published content
 * are not fetched again, so an interrupted fetch is gone on with by starting it anew.
 */
public final class Fetcher {
  /**
   * Beside the files: what they are, where from and under which licence. It is written last, so
   * where it lies the corpus is complete.
   */
  public static final String NOTICE = "SOURCE-AND-LICENCE.txt";

  private static final int AT_A_TIME = 8;
  private static final int SECONDS_TO_STOP = 5;

  private final PublishedCorpus corpus;
  private final List<PublishedFile> files;
  private final Patience patience;
  private final WebSource source;

  Fetcher(PublishedCorpus corpus, List<PublishedFile> files, URI home, Patience patience) {
    this.corpus = corpus;
    this.files = files;
    this.patience = patience;
    source = new WebSource(home, patience);
  }

  /**
   * @param home where the files lie: the corpus's own home or a mirror of it; ends in a slash
   */
  public static Fetcher of(PublishedCorpus corpus, URI home) {
    return new Fetcher(corpus, corpus.files(), home, Patience.USUAL);
  }

  /**
   * Fetches what is missing.
   *
   * @param to the corpus's folder, made if need be
   * @param replace whether files with another content are replaced instead of left alone
   * @throws FetchException if a file cannot be had; those that came are kept
   * @throws IOException if one cannot be written
   * @throws InterruptedException if the thread is interrupted; the files that came are kept
   */
  public FetchReport fetch(Path to, boolean replace, FetchProgress progress)
      throws IOException, InterruptedException {
    Shelf shelf = Shelf.at(to.resolve(corpus.folder()), replace);
    Map<Shelf.State, List<PublishedFile>> found = survey(shelf);
    List<PublishedFile> wanted = new ArrayList<>(found.get(Shelf.State.MISSING));
    List<PublishedFile> different = found.get(Shelf.State.DIFFERENT);
    if (replace) {
      wanted.addAll(different);
      different.clear();
    }
    fetch(wanted, shelf, progress);
    writeNotice(to);
    return new FetchReport(
        wanted.size(),
        found.get(Shelf.State.RIGHT).size(),
        different.stream().map(file -> corpus.folder() + "/" + file.name()).toList());
  }

  private Map<Shelf.State, List<PublishedFile>> survey(Shelf shelf) throws IOException {
    Map<Shelf.State, List<PublishedFile>> found = new EnumMap<>(Shelf.State.class);
    for (Shelf.State state : Shelf.State.values()) {
      found.put(state, new ArrayList<>());
    }
    for (PublishedFile file : files) {
      found.get(shelf.state(file)).add(file);
    }
    return found;
  }

  private void fetch(List<PublishedFile> wanted, Shelf shelf, FetchProgress progress)
      throws IOException, InterruptedException {
    if (wanted.isEmpty()) {
      return;
    }
    // Where the first file cannot be had, waiting and asking for more would only take time.
    PublishedFile first = wanted.get(0);
    shelf.put(first, source.read(first, patience.once()));
    progress.at(1, wanted.size());
    fetchTogether(wanted.subList(1, wanted.size()), shelf, progress);
  }

  private void fetchTogether(List<PublishedFile> rest, Shelf shelf, FetchProgress progress)
      throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      CompletionService<PublishedFile> arrivals = new ExecutorCompletionService<>(workers);
      for (PublishedFile file : rest) {
        arrivals.submit(
            () -> {
              shelf.put(file, source.read(file, patience));
              return file;
            });
      }
      for (int i = 1; i <= rest.size(); i++) {
        arrivals.take().get();
        progress.at(1 + i, 1 + rest.size());
      }
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      workers.shutdownNow();
      workers.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
  }

  private static IOException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof IOException trouble) {
      return trouble;
    }
    throw new IllegalStateException(e.getCause());
  }

  private void writeNotice(Path to) throws IOException {
    Path notice = to.resolve(NOTICE);
    if (!Files.exists(notice)) {
      Files.writeString(notice, corpus.notice(), StandardCharsets.UTF_8);
    }
  }
}
