package dev.weir.http;

import dev.weir.diag.RemoteFailure;
import dev.weir.http.RetryRule.Verdict;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Repeats a call that failed, as far as that is safe and worth while, and turns what finally failed
 * into a {@link RemoteFailure}.
 *
 * <p>Safe is what was refused without effect, what never left, and what the rule calls repeatable.
 */
record RetryingClient(
    Client next,
    Service service,
    Account account,
    Backoff backoff,
    InstantSource clock,
    Sleeper sleeper,
    RandomGenerator random)
    implements Client {

  @Override
  public Response execute(Request request, Request.Options options) {
    var course = new Course(request, clock.instant());
    while (true) {
      course.attempts++;
      LastLook.before(course.changes());

      var started = clock.instant();
      try {
        var response = next.execute(request, options);
        var reply = reply(request, response);
        var verdict = service.retry().judge(reply, clock.instant());
        var pause = course.afterAnswer(verdict, started);
        if (pause.isEmpty()) {
          course.check(reply);
          return response;
        }
        course.sleep(pause.get());
      } catch (IOException e) {
        course.sleep(course.afterBreak(e).orElseThrow(() -> course.broken(e)));
      }
    }
  }

  /** The bodies of our transport are read to their end already, and can be read again. */
  private static Reply reply(Request request, Response response) throws IOException {
    var body = response.body().asInputStream().readAllBytes();
    return new Reply(request, response.status(), response.headers(), body);
  }

  /** One call's way through its attempts. */
  private final class Course {

    private final Request request;
    private final Failures failures;
    private final Instant deadline;
    private int attempts;

    /** Attempts that were only too fast: they are bounded by time, since the pace will adapt. */
    private int refusals;

    private Duration waited = Duration.ZERO;
    private boolean clockCorrected;

    /** Whether an attempt may have taken effect although it failed. */
    private boolean effectUnknown;

    Course(Request request, Instant started) {
      this.request = request;
      this.failures = new Failures(request);
      this.deadline = started.plus(backoff.total());
    }

    /** How long to wait before the next attempt; empty when there shall be none. */
    Optional<Duration> afterAnswer(Verdict verdict, Instant started) {
      return switch (verdict) {
        case Verdict.Final _ -> {
          account.pace().answered();
          yield Optional.empty();
        }
        case Verdict.Again _ -> {
          effectUnknown |= changes();
          yield service.retry().repeatable(request) ? pauseOfOutage() : Optional.empty();
        }
        case Verdict.Throttled(var after) -> {
          refusals++;
          account.pace().throttled(started, after.orElse(Duration.ZERO));
          yield pause(after.orElse(Duration.ZERO));
        }
        case Verdict.Skewed(var offset) -> {
          boolean again = !clockCorrected;
          clockCorrected = true;
          account.clockOffset().set(offset);
          yield again ? Optional.of(Duration.ZERO) : Optional.empty();
        }
      };
    }

    Optional<Duration> afterBreak(IOException broken) {
      boolean sent = !(broken instanceof NotSent);
      effectUnknown |= sent && changes();
      if (Thread.currentThread().isInterrupted() || Failures.isHopeless(broken)) {
        return Optional.empty();
      }
      boolean safe = !sent || service.retry().repeatable(request);
      return safe ? pauseOfOutage() : Optional.empty();
    }

    private Optional<Duration> pauseOfOutage() {
      return attempts - refusals < backoff.attempts() ? pause(Duration.ZERO) : Optional.empty();
    }

    private Optional<Duration> pause(Duration atLeast) {
      var pause = atLeast.plus(backoff.pause(attempts, random));
      // By the pauses too: a clock that stands still must not mean forever.
      boolean late =
          clock.instant().plus(pause).isAfter(deadline)
              || waited.plus(pause).compareTo(backoff.total()) > 0;
      return late ? Optional.empty() : Optional.of(pause);
    }

    private boolean changes() {
      return service.retry().changes(request);
    }

    void sleep(Duration pause) {
      waited = waited.plus(pause);
      try {
        sleeper.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failures.interrupted(effectUnknown);
      }
    }

    /** Throws what the provider told in an answer that is no success. */
    void check(Reply reply) {
      var error = service.wire().errors().read(reply);
      if (error.isPresent() || !reply.isSuccess()) {
        throw failures.told(
            reply, error.orElseGet(() -> RemoteError.ofStatus(reply.status())), effectUnknown);
      }
    }

    RemoteFailure broken(IOException cause) {
      return failures.broken(cause, attempts, effectUnknown);
    }
  }
}
