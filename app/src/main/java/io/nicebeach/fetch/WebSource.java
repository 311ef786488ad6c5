package io.nicebeach.fetch;

import io.nicebeach.data.Fingerprint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Files on a web server, each held to its checksum. Thread-safe. */
final class WebSource {
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private static final String WHAT_THEN =
      "; run the same command later, it goes on where it stopped,"
          + " or train on your own folder with --data";

  private final URI base;
  private final Patience patience;
  private final HttpClient client;

  /**
   * @param base the folder of the files; ends in a slash
   */
  WebSource(URI base, Patience patience) {
    this.base = base;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connecting())
            .build();
  }

  /**
   * The content of a file, asked for again after failures that may pass.
   *
   * @param patience how often to try
   * @throws FetchException if it cannot be had, or is another than published
   */
  byte[] read(PublishedFile file, Patience patience) throws FetchException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(file);
      } catch (FetchException e) {
        if (!e.worthRetrying() || attempt >= patience.attempts()) {
          throw e;
        }
        Thread.sleep(patience.pauseAfter(attempt).toMillis());
      }
    }
  }

  private byte[] attempt(PublishedFile file) throws FetchException, InterruptedException {
    URI address = base.resolve(file.name());
    HttpResponse<byte[]> response = response(address);
    if (response.statusCode() != OK) {
      throw refusal(address, response.statusCode());
    }
    String found = Fingerprint.of(response.body());
    if (!found.equals(file.sha256())) {
      throw FetchException.passing(
          "%s: its content is not the published one (SHA-256 %.12s... instead of %.12s...); a proxy"
                  .formatted(address, found, file.sha256())
              + " or login page may stand between: try another network");
    }
    return response.body();
  }

  private HttpResponse<byte[]> response(URI address) throws FetchException, InterruptedException {
    // A request's own time-out ends with the headers; this one covers the content too.
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    try {
      return answer.get(patience.answering().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw FetchException.passing(
          String.format(
              Locale.ROOT,
              "%s does not answer (waited %.1f s)%s",
              host(),
              patience.answering().toMillis() / 1e3,
              WHAT_THEN));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException trouble) {
        throw FetchException.passing(inWords(trouble) + WHAT_THEN);
      }
      throw new IllegalStateException(address.toString(), e);
    } finally {
      answer.cancel(true); // ends the exchange if it still goes on
    }
  }

  private String inWords(IOException trouble) {
    if (trouble instanceof ConnectException || trouble instanceof HttpConnectTimeoutException) {
      return "cannot reach " + host() + " (no network?)";
    }
    if (trouble instanceof SSLException) {
      return "no safe connection to " + host() + " (" + trouble.getMessage() + ")";
    }
    return "the connection to " + host() + " broke off (" + trouble.getMessage() + ")";
  }

  private static FetchException refusal(URI address, int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR
        ? FetchException.passing(
            address + ": the server is busy (status " + status + ")" + WHAT_THEN)
        : FetchException.lasting(
            address
                + ": is not to be had there (status "
                + status
                + "); look for a newer Nicebeach, or name a mirror with --from");
  }

  private String host() {
    return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
  }
}
