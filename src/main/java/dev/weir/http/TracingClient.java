package dev.weir.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells of each attempt in one line; whatever could be a secret is masked. */
record TracingClient(Client next, InstantSource clock, Consumer<String> sink) implements Client {

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    var started = clock.instant();
    try {
      var response = next.execute(request, options);
      tell(request, started, Integer.toString(response.status()));
      return response;
    } catch (IOException e) {
      tell(request, started, "failed: " + Masking.text(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private void tell(Request request, Instant started, String outcome) {
    long millis = Duration.between(started, clock.instant()).toMillis();
    sink.accept(
        "%s %s -> %s in %d ms %s"
            .formatted(
                request.httpMethod(),
                Masking.url(request.url()),
                outcome,
                millis,
                Masking.headers(request.headers())));
  }
}
