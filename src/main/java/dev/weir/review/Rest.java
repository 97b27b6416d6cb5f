package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.http.Sleeper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of a forge's REST API. Redirects are never followed: the token goes to one host. */
final class Rest implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final long ANSWER_SECONDS = 60;
  private static final long LARGEST = 32L << 20;
  private static final int ATTEMPTS = 3;

  /** Longer than this nobody waits in a pipeline for a comment. */
  private static final long LONGEST_WAIT_SECONDS = 30;

  private final Forge forge;
  private final String agent;
  private final Sleeper sleeper;
  private final Consumer<String> trace;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  Rest(Forge forge, String agent, Sleeper sleeper, Consumer<String> trace) {
    this.forge = forge;
    this.agent = agent;
    this.sleeper = sleeper;
    this.trace = trace;
  }

  /**
   * An answer.
   *
   * @param pause how many seconds the service asks to wait, if it does
   * @param until when it takes calls again, if it tells
   * @param limited whether it refuses because there were too many calls
   */
  record Answer(
      int status, JsonNode json, Optional<Long> pause, Optional<Instant> until, boolean limited) {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** Whether the service finds the comment too long, wherever it says so. */
    boolean findsItTooLong() {
      return status == 413
          || (status >= 400 && status <= 422 && json.toString().contains("too long"));
    }

    /** What the service says of it. */
    String message() {
      var said = json.path("message");
      return said.isMissingNode()
          ? json.path("error").asString("")
          : said.isString() ? said.asString() : said.toString();
    }
  }

  /**
   * Sends a call. One that creates nothing is sent again when the service is down; every one when
   * it asks to wait for a short while.
   *
   * @throws Refused when no answer comes
   */
  Answer send(String method, String path, Optional<String> body) {
    boolean repeatable = !method.equals("POST");
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == ATTEMPTS;
      try {
        var answer = once(method, path, body);
        boolean down = repeatable && answer.status() >= 500;
        long wait = answer.pause().orElse(answer.limited() ? Long.MAX_VALUE : 1);
        if (last || !(answer.limited() || down) || wait > LONGEST_WAIT_SECONDS) {
          return answer;
        }
        pause(wait);
      } catch (IOException e) {
        if (last || !repeatable) {
          throw unreachable(e);
        }
        pause(1);
      }
    }
  }

  private void pause(long seconds) {
    try {
      sleeper.sleep(Duration.ofSeconds(seconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  private Answer once(String method, String path, Optional<String> body) throws IOException {
    var access = forge.access();
    var request =
        HttpRequest.newBuilder(access.at(path))
            .header("User-Agent", agent)
            .header("Accept", "application/json")
            .header(access.header(), access.headerValue());
    body.ifPresent(_ -> request.header("Content-Type", "application/json; charset=utf-8"));
    request.method(
        method,
        body.map(text -> BodyPublishers.ofString(text, UTF_8)).orElseGet(BodyPublishers::noBody));
    var handler = BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LARGEST);
    var response = await(client.sendAsync(request.build(), handler));
    trace.accept(method + " " + access.at(path) + " " + response.statusCode());
    return answer(response);
  }

  private static Answer answer(HttpResponse<String> response) {
    var headers = response.headers();
    var wait = headers.firstValue("Retry-After").filter(text -> text.matches("\\d{1,9}"));
    var left = headers.firstValue("X-RateLimit-Remaining");
    var reset = headers.firstValue("X-RateLimit-Reset").filter(text -> text.matches("\\d{1,11}"));
    int status = response.statusCode();
    boolean limited =
        status == 429
            || (status == 403 && (wait.isPresent() || left.filter("0"::equals).isPresent()));
    return new Answer(
        status,
        json(response.body()),
        wait.map(Long::valueOf),
        reset.map(text -> Instant.ofEpochSecond(Long.parseLong(text))),
        limited);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException _) {
      return JSON.missingNode();
    }
  }

  private static HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
      throws IOException {
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no answer within " + ANSWER_SECONDS + " seconds", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  private Refused unreachable(IOException e) {
    var why =
        e.getClass().getSimpleName() + ": " + forge.access().clean(String.valueOf(e.getMessage()));
    return new Refused(
        Diagnostic.error(
                "forge-unreachable",
                "`%s` does not answer: %s".formatted(forge.access().host(), why))
            .hint("check the API's address; the comment may be posted again at any time"));
  }

  /** Breaks off whatever is still under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
