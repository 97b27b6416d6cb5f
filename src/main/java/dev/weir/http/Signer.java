package dev.weir.http;

import feign.Request;
import java.time.Instant;

/** Signs a request. Pure: the same request and time give the same bytes. */
@FunctionalInterface
public interface Signer {

  /**
   * The request with its signature added.
   *
   * @param request with its final URL, headers and body
   * @param now the time to sign with, the provider's clock offset already added
   */
  Request sign(Request request, Instant now);
}
