package dev.weir.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InterruptedIOException;

/** Makes each call when the account's pace allows it. */
record PacedClient(Client next, Pace pace) implements Client {

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    try {
      return pace.inTurn(() -> next.execute(request, options));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotSent(new InterruptedIOException("interrupted while waiting"));
    }
  }
}
