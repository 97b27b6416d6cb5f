package dev.weir.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Tells of the {@code Date} of each answer. */
record DatedClient(Client next, InstantSource clock, Consumer<ServerTime> times) implements Client {

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    var sent = clock.instant();
    var response = next.execute(request, options);
    var received = clock.instant();
    response.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("date"))
        .flatMap(header -> header.getValue().stream())
        .forEach(date -> tell(date, sent, received));
    return response;
  }

  private void tell(String date, Instant sent, Instant received) {
    try {
      var told = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      times.accept(new ServerTime(told, sent, received));
    } catch (DateTimeException _) {
      // A server without a clock worth reading.
    }
  }
}
