package dev.weir.http;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Signs each attempt anew, just before it leaves. */
record SigningClient(
    Client next, Signer signer, InstantSource clock, AtomicReference<Duration> clockOffset)
    implements Client {

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    var now = clock.instant().plus(clockOffset.get());
    return next.execute(signer.sign(request, now), options);
  }
}
