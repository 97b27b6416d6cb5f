package dev.weir.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls of Terraform's HTTP state protocol. Redirects are never followed. */
final class HttpCalls implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long ANSWER_SECONDS = 30;
  private static final long LARGEST = 256L << 20;

  private final HttpPlace place;
  private final LockTerms terms;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  HttpCalls(HttpPlace place, LockTerms terms) {
    this.place = place;
    this.terms = terms;
  }

  /** An answer. */
  record Answer(int status, String body, String location) {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** Whether somebody else's lock stands in the way. */
    boolean isConflict() {
      return status == 409 || status == 423;
    }

    /** Whether the server may answer otherwise after a while. */
    boolean isPassing() {
      return status >= 500 || status == 429;
    }
  }

  /** No answer came, or one that says nothing of what became of the call. */
  static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswer(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Sends a call until it is answered, which must do no harm when the server acts on each. */
  Answer send(String method, URI uri, String body) {
    for (int attempt = 0; ; attempt++) {
      try {
        return once(method, uri, body);
      } catch (NoAnswer e) {
        if (!waitBefore(attempt)) {
          throw unreachable(e);
        }
      }
    }
  }

  /** Sends a call one time. */
  Answer once(String method, URI uri, String body) throws NoAnswer {
    var answer = exchange(request(method, uri, body));
    if (answer.isPassing()) {
      throw new NoAnswer("it answered with status " + answer.status(), null);
    }
    return answer;
  }

  /** Waits before another attempt; false when there were enough. */
  boolean waitBefore(int attempt) {
    var retries = place.retries();
    if (attempt >= retries.most()) {
      return false;
    }
    var wait = retries.shortest().multipliedBy(1L << Math.min(attempt, 20));
    return terms.sleep(wait.compareTo(retries.longest()) > 0 ? retries.longest() : wait);
  }

  Refused unreachable(NoAnswer e) {
    return new Refused(
        Diagnostic.error(
                "ledger-unreachable",
                "the ledger at `%s` does not answer: %s"
                    .formatted(place.describe(), e.getMessage()))
            .hint("see whether the state server is up and can be reached from here"));
  }

  private HttpRequest request(String method, URI uri, String body) {
    var bytes = body.getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(uri)
            .method(
                method,
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes))
            .header("User-Agent", "weir");
    if (bytes.length > 0) {
      request.header("Content-Type", "application/json").header("Content-MD5", md5(bytes));
    }
    place
        .login()
        .ifPresent(login -> {
          var pair = login.user() + ":" + login.password().reveal();
          request.header(
              "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        });
    return request.build();
  }

  /** The protocol's checksum, no safeguard. */
  private static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  private Answer exchange(HttpRequest request) throws NoAnswer {
    var handler = BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST);
    var pending = client.sendAsync(request, handler);
    var response = await(pending);
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Location").orElse(""));
  }

  /** One deadline over the whole answer, its body included. */
  private static HttpResponse<String> await(CompletableFuture<HttpResponse<String>> pending)
      throws NoAnswer {
    try {
      return pending.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new NoAnswer("no complete answer within " + ANSWER_SECONDS + " s", e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new NoAnswer("interrupted", e);
    } catch (ExecutionException e) {
      throw new NoAnswer(said(e.getCause()), e);
    }
  }

  private static String said(@Nullable Throwable cause) {
    if (cause instanceof IOException io) {
      var message = io.getMessage();
      return message == null ? "no connection" : message;
    }
    return String.valueOf(cause);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
