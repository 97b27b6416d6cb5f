package dev.weir.notify;

import dev.weir.http.Sleeper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings notices to their targets, trying again where that may help; never follows a redirect. */
final class Courier implements AutoCloseable {

  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int LONGEST_CODE = 599;

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Duration patience;

  /**
   * A courier.
   *
   * @param patience how long one attempt may take, its answer included
   */
  Courier(InstantSource clock, Sleeper sleeper, Duration patience) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.patience = patience;
  }

  private record Failure(String why, boolean again) {}

  /** Brings a notice; empty when it arrived, else why not, without any address. */
  Optional<String> bring(Notice notice, Target target) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      var failure = attempt(notice, target);
      if (failure.isEmpty()) {
        return Optional.empty();
      }
      if (!failure.get().again() || attempt == ATTEMPTS) {
        return Optional.of(failure.get().why());
      }
      sleeper.sleep(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
    }
  }

  private Optional<Failure> attempt(Notice notice, Target target) throws InterruptedException {
    // A signature is good for minutes only, so each attempt has its own.
    var post = target.channel().post(notice, target.url(), target.secret(), clock.instant());
    var request =
        HttpRequest.newBuilder(post.to()).header("Content-Type", "application/json; charset=utf-8");
    post.headers().forEach(request::header);
    var sent =
        client.sendAsync(
            request.POST(BodyPublishers.ofString(post.body())).build(), BodyHandlers.ofString());
    try {
      return judge(target.channel(), sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      sent.cancel(true);
      return Optional.of(new Failure("no answer within " + patience.toSeconds() + "s", true));
    } catch (ExecutionException e) {
      var cause = e.getCause();
      var name = cause instanceof IOException ? cause.getClass().getSimpleName() : "an error";
      return Optional.of(new Failure("no connection: " + name, true));
    }
  }

  private static Optional<Failure> judge(Channel channel, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status / 100 != 2) {
      boolean again = (status >= 500 && status <= LONGEST_CODE) || status == 429 || status == 408;
      return Optional.of(new Failure("HTTP status " + status, again));
    }
    var refusal = channel.refusal(answer.body());
    return refusal.isEmpty()
        ? Optional.empty()
        : Optional.of(new Failure("it answered with code " + refusal.getAsInt(), false));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
